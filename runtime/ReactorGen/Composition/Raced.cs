namespace ReactorGen;

/// <summary>What becomes of the result of a task that lost a <c>Race</c>, was cancelled, and returned one all the same.</summary>
public enum LateResults : byte
{
    /// <summary>What is disposable is disposed of before the race returns; the rest is part of what it returns.</summary>
    Dispose,

    /// <summary>All is part of what the race returns, and the caller's to dispose of; where the race throws, as <see cref="Dispose"/>.</summary>
    Keep,
}

/// <summary>How a <c>Race</c> of tasks with results of one type ended.</summary>
/// <typeparam name="TResult">The type.</typeparam>
public struct Raced<TResult>
{
    private List<(int Index, TResult Result)>? _late;

    internal Raced(int index)
    {
        Index = index;
        Result = default!;
    }

    /// <summary>The winner, from 0 in the order of the tasks.</summary>
    public int Index { get; }

    /// <summary>The winner's result.</summary>
    public TResult Result { readonly get; private set; }

    /// <summary>The results of others that came all the same, and have not been disposed of; mostly none. See <see cref="LateResults"/>.</summary>
    public readonly IReadOnlyList<(int Index, TResult Result)> Late => _late ?? (IReadOnlyList<(int, TResult)>)[];

    /// <summary>For <c>var (index, result) = Race(..)</c>.</summary>
    public readonly void Deconstruct(out int index, out TResult result) => (index, result) = (Index, Result);

    internal void Add(int index, TResult result)
    {
        if (index == Index) Result = result;
        else (_late ??= []).Add((index, result));
    }
}
