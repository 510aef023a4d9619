using ReactorGen.Composition;

namespace ReactorGen.Machines;

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of two tasks, results from the first.</summary>
public struct JoinFirstOf2Machine<TMachine1, TResult1, TMachine2> : IReactorMachine<TResult1>
    where TMachine1 : struct, IReactorMachine<TResult1>
    where TMachine2 : struct, IReactorMachine
{
    private Joining<More<One<Child<TMachine1, TResult1>>, Child<TMachine2>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2> second)
    {
        _join.Begin();
        _join.Children.Rest.Last.Machine = first.Machine;
        _join.Children.Last.Machine = second.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public TResult1 GetResult() => _join.Children.Rest.Last.Take();

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of two tasks, results from the second.</summary>
public struct JoinSecondOf2Machine<TMachine1, TMachine2, TResult2> : IReactorMachine<TResult2>
    where TMachine1 : struct, IReactorMachine
    where TMachine2 : struct, IReactorMachine<TResult2>
{
    private Joining<More<One<Child<TMachine1>>, Child<TMachine2, TResult2>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2, TResult2> second)
    {
        _join.Begin();
        _join.Children.Rest.Last.Machine = first.Machine;
        _join.Children.Last.Machine = second.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public TResult2 GetResult() => _join.Children.Last.Take();

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of three tasks, results from the first and second.</summary>
public struct JoinFirstAndSecondOf3Machine<TMachine1, TResult1, TMachine2, TResult2, TMachine3> : IReactorMachine<(TResult1, TResult2)>
    where TMachine1 : struct, IReactorMachine<TResult1>
    where TMachine2 : struct, IReactorMachine<TResult2>
    where TMachine3 : struct, IReactorMachine
{
    private Joining<More<More<One<Child<TMachine1, TResult1>>, Child<TMachine2, TResult2>>, Child<TMachine3>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3> third)
    {
        _join.Begin();
        _join.Children.Rest.Rest.Last.Machine = first.Machine;
        _join.Children.Rest.Last.Machine = second.Machine;
        _join.Children.Last.Machine = third.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public (TResult1, TResult2) GetResult() => (_join.Children.Rest.Rest.Last.Take(), _join.Children.Rest.Last.Take());

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of three tasks, results from the first and third.</summary>
public struct JoinFirstAndThirdOf3Machine<TMachine1, TResult1, TMachine2, TMachine3, TResult3> : IReactorMachine<(TResult1, TResult3)>
    where TMachine1 : struct, IReactorMachine<TResult1>
    where TMachine2 : struct, IReactorMachine
    where TMachine3 : struct, IReactorMachine<TResult3>
{
    private Joining<More<More<One<Child<TMachine1, TResult1>>, Child<TMachine2>>, Child<TMachine3, TResult3>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3, TResult3> third)
    {
        _join.Begin();
        _join.Children.Rest.Rest.Last.Machine = first.Machine;
        _join.Children.Rest.Last.Machine = second.Machine;
        _join.Children.Last.Machine = third.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public (TResult1, TResult3) GetResult() => (_join.Children.Rest.Rest.Last.Take(), _join.Children.Last.Take());

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of three tasks, results from the first.</summary>
public struct JoinFirstOf3Machine<TMachine1, TResult1, TMachine2, TMachine3> : IReactorMachine<TResult1>
    where TMachine1 : struct, IReactorMachine<TResult1>
    where TMachine2 : struct, IReactorMachine
    where TMachine3 : struct, IReactorMachine
{
    private Joining<More<More<One<Child<TMachine1, TResult1>>, Child<TMachine2>>, Child<TMachine3>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third)
    {
        _join.Begin();
        _join.Children.Rest.Rest.Last.Machine = first.Machine;
        _join.Children.Rest.Last.Machine = second.Machine;
        _join.Children.Last.Machine = third.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public TResult1 GetResult() => _join.Children.Rest.Rest.Last.Take();

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of three tasks, results from the second and third.</summary>
public struct JoinSecondAndThirdOf3Machine<TMachine1, TMachine2, TResult2, TMachine3, TResult3> : IReactorMachine<(TResult2, TResult3)>
    where TMachine1 : struct, IReactorMachine
    where TMachine2 : struct, IReactorMachine<TResult2>
    where TMachine3 : struct, IReactorMachine<TResult3>
{
    private Joining<More<More<One<Child<TMachine1>>, Child<TMachine2, TResult2>>, Child<TMachine3, TResult3>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third)
    {
        _join.Begin();
        _join.Children.Rest.Rest.Last.Machine = first.Machine;
        _join.Children.Rest.Last.Machine = second.Machine;
        _join.Children.Last.Machine = third.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public (TResult2, TResult3) GetResult() => (_join.Children.Rest.Last.Take(), _join.Children.Last.Take());

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of three tasks, results from the second.</summary>
public struct JoinSecondOf3Machine<TMachine1, TMachine2, TResult2, TMachine3> : IReactorMachine<TResult2>
    where TMachine1 : struct, IReactorMachine
    where TMachine2 : struct, IReactorMachine<TResult2>
    where TMachine3 : struct, IReactorMachine
{
    private Joining<More<More<One<Child<TMachine1>>, Child<TMachine2, TResult2>>, Child<TMachine3>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3> third)
    {
        _join.Begin();
        _join.Children.Rest.Rest.Last.Machine = first.Machine;
        _join.Children.Rest.Last.Machine = second.Machine;
        _join.Children.Last.Machine = third.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public TResult2 GetResult() => _join.Children.Rest.Last.Take();

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of three tasks, results from the third.</summary>
public struct JoinThirdOf3Machine<TMachine1, TMachine2, TMachine3, TResult3> : IReactorMachine<TResult3>
    where TMachine1 : struct, IReactorMachine
    where TMachine2 : struct, IReactorMachine
    where TMachine3 : struct, IReactorMachine<TResult3>
{
    private Joining<More<More<One<Child<TMachine1>>, Child<TMachine2>>, Child<TMachine3, TResult3>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3, TResult3> third)
    {
        _join.Begin();
        _join.Children.Rest.Rest.Last.Machine = first.Machine;
        _join.Children.Rest.Last.Machine = second.Machine;
        _join.Children.Last.Machine = third.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public TResult3 GetResult() => _join.Children.Last.Take();

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}
