using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Composition;

/// <summary>The machine of one child of a composite, with its result once it has one.</summary>
internal interface IChild
{
    /// <summary>Resumes the machine; when it is ready its result is moved out of it.</summary>
    Poll Resume(scoped ref TaskContext context);

    void Describe(ref StackWriter writer);

    /// <summary>Drops a machine that an exception has ended.</summary>
    void Clear();

    /// <summary>Disposes of a result that nobody is given.</summary>
    /// <param name="discards">Does it.</param>
    /// <param name="otherwise">What becomes of a result that cannot be disposed of.</param>
    /// <returns>False where the result has been left where it is.</returns>
    bool Discard(ref Discards discards, Leftover otherwise);

    /// <summary>The name of its method.</summary>
    static abstract string Name { get; }
}

/// <summary>A child without a result.</summary>
internal struct Child<TMachine> : IChild where TMachine : struct, IReactorMachine
{
    internal TMachine Machine;

    public static string Name => MachineNames.Of<TMachine>();

    public Poll Resume(scoped ref TaskContext context) => Machine.Resume(ref context);

    public void Describe(ref StackWriter writer) => Machine.Describe(ref writer);

    public void Clear() => Machine = default;

    public readonly bool Discard(ref Discards discards, Leftover otherwise) => true;
}

/// <summary>A child with a result.</summary>
internal struct Child<TMachine, TResult> : IChild where TMachine : struct, IReactorMachine<TResult>
{
    internal TMachine Machine;
    private TResult? _result;

    public static string Name => MachineNames.Of<TMachine>();

    public Poll Resume(scoped ref TaskContext context)
    {
        if (Machine.Resume(ref context) == Poll.Pending) return Poll.Pending;
        _result = Machine.GetResult();
        return Poll.Ready;
    }

    /// <summary>Moves the result out.</summary>
    internal TResult Take()
    {
        TResult result = _result!;
        _result = default;
        return result;
    }

    public void Describe(ref StackWriter writer) => Machine.Describe(ref writer);

    public void Clear()
    {
        Machine = default;
        _result = default;
    }

    public bool Discard(ref Discards discards, Leftover otherwise)
    {
        if (!discards.TryDispose(_result))
        {
            if (otherwise == Leftover.Keep) return false;
            if (otherwise == Leftover.Report) discards.Report(_result, Name);
        }
        _result = default;
        return true;
    }
}

/// <summary>The children of a composite, by index from 0. A list made of types, so that one definition serves every number of children.</summary>
internal interface IChildren
{
    static abstract int Count { get; }

    Poll Resume(int index, scoped ref TaskContext context);

    void Describe(int index, ref StackWriter writer);

    void Clear(int index);

    bool Discard(int index, ref Discards discards, Leftover otherwise);

    static abstract string Name(int index);
}

/// <summary>One child.</summary>
internal struct One<TChild> : IChildren where TChild : struct, IChild
{
    internal TChild Last;

    public static int Count => 1;

    public Poll Resume(int index, scoped ref TaskContext context) => Last.Resume(ref context);

    public void Describe(int index, ref StackWriter writer) => Last.Describe(ref writer);

    public void Clear(int index) => Last.Clear();

    public bool Discard(int index, ref Discards discards, Leftover otherwise) => Last.Discard(ref discards, otherwise);

    public static string Name(int index) => TChild.Name;
}

/// <summary>Some children and one more.</summary>
internal struct More<TRest, TChild> : IChildren where TRest : struct, IChildren where TChild : struct, IChild
{
    internal TRest Rest;
    internal TChild Last;

    public static int Count => TRest.Count + 1;

    public Poll Resume(int index, scoped ref TaskContext context) => index == TRest.Count ? Last.Resume(ref context) : Rest.Resume(index, ref context);

    public void Describe(int index, ref StackWriter writer)
    {
        if (index == TRest.Count) Last.Describe(ref writer);
        else Rest.Describe(index, ref writer);
    }

    public void Clear(int index)
    {
        if (index == TRest.Count) Last.Clear();
        else Rest.Clear(index);
    }

    public bool Discard(int index, ref Discards discards, Leftover otherwise) =>
        index == TRest.Count ? Last.Discard(ref discards, otherwise) : Rest.Discard(index, ref discards, otherwise);

    public static string Name(int index) => index == TRest.Count ? TChild.Name : TRest.Name(index);
}
