using System.Diagnostics.CodeAnalysis;

namespace ReactorGen;

/// <summary>How a <c>Race</c> of two tasks ended: who won, and each result there is.</summary>
/// <remarks>More than the winner's is there where others returned one all the same: see <see cref="LateResults"/>.</remarks>
public struct Raced<TResult1, TResult2>
{
    private int _there;
    private TResult1 _first;
    private TResult2 _second;

    internal Raced(int index)
    {
        this = default;
        Index = index;
    }

    /// <summary>The winner, from 0 in the order of the tasks.</summary>
    public int Index { get; }

    /// <summary>The result of the first task, if it is there.</summary>
    public readonly bool TryGetFirst([MaybeNullWhen(false)] out TResult1 result)
    {
        result = _first;
        return (_there & 1) != 0;
    }

    /// <summary>The result of the second task, if it is there.</summary>
    public readonly bool TryGetSecond([MaybeNullWhen(false)] out TResult2 result)
    {
        result = _second;
        return (_there & 2) != 0;
    }

    internal void SetFirst(TResult1 result) => (_there, _first) = (_there | 1, result);

    internal void SetSecond(TResult2 result) => (_there, _second) = (_there | 2, result);
}

/// <summary>How a <c>Race</c> of three tasks ended: who won, and each result there is.</summary>
/// <remarks>More than the winner's is there where others returned one all the same: see <see cref="LateResults"/>.</remarks>
public struct Raced<TResult1, TResult2, TResult3>
{
    private int _there;
    private TResult1 _first;
    private TResult2 _second;
    private TResult3 _third;

    internal Raced(int index)
    {
        this = default;
        Index = index;
    }

    /// <summary>The winner, from 0 in the order of the tasks.</summary>
    public int Index { get; }

    /// <summary>The result of the first task, if it is there.</summary>
    public readonly bool TryGetFirst([MaybeNullWhen(false)] out TResult1 result)
    {
        result = _first;
        return (_there & 1) != 0;
    }

    /// <summary>The result of the second task, if it is there.</summary>
    public readonly bool TryGetSecond([MaybeNullWhen(false)] out TResult2 result)
    {
        result = _second;
        return (_there & 2) != 0;
    }

    /// <summary>The result of the third task, if it is there.</summary>
    public readonly bool TryGetThird([MaybeNullWhen(false)] out TResult3 result)
    {
        result = _third;
        return (_there & 4) != 0;
    }

    internal void SetFirst(TResult1 result) => (_there, _first) = (_there | 1, result);

    internal void SetSecond(TResult2 result) => (_there, _second) = (_there | 2, result);

    internal void SetThird(TResult3 result) => (_there, _third) = (_there | 4, result);
}

/// <summary>How a <c>Race</c> of four tasks ended: who won, and each result there is.</summary>
/// <remarks>More than the winner's is there where others returned one all the same: see <see cref="LateResults"/>.</remarks>
public struct Raced<TResult1, TResult2, TResult3, TResult4>
{
    private int _there;
    private TResult1 _first;
    private TResult2 _second;
    private TResult3 _third;
    private TResult4 _fourth;

    internal Raced(int index)
    {
        this = default;
        Index = index;
    }

    /// <summary>The winner, from 0 in the order of the tasks.</summary>
    public int Index { get; }

    /// <summary>The result of the first task, if it is there.</summary>
    public readonly bool TryGetFirst([MaybeNullWhen(false)] out TResult1 result)
    {
        result = _first;
        return (_there & 1) != 0;
    }

    /// <summary>The result of the second task, if it is there.</summary>
    public readonly bool TryGetSecond([MaybeNullWhen(false)] out TResult2 result)
    {
        result = _second;
        return (_there & 2) != 0;
    }

    /// <summary>The result of the third task, if it is there.</summary>
    public readonly bool TryGetThird([MaybeNullWhen(false)] out TResult3 result)
    {
        result = _third;
        return (_there & 4) != 0;
    }

    /// <summary>The result of the fourth task, if it is there.</summary>
    public readonly bool TryGetFourth([MaybeNullWhen(false)] out TResult4 result)
    {
        result = _fourth;
        return (_there & 8) != 0;
    }

    internal void SetFirst(TResult1 result) => (_there, _first) = (_there | 1, result);

    internal void SetSecond(TResult2 result) => (_there, _second) = (_there | 2, result);

    internal void SetThird(TResult3 result) => (_there, _third) = (_there | 4, result);

    internal void SetFourth(TResult4 result) => (_there, _fourth) = (_there | 8, result);
}

/// <summary>How a <c>Race</c> of five tasks ended: who won, and each result there is.</summary>
/// <remarks>More than the winner's is there where others returned one all the same: see <see cref="LateResults"/>.</remarks>
public struct Raced<TResult1, TResult2, TResult3, TResult4, TResult5>
{
    private int _there;
    private TResult1 _first;
    private TResult2 _second;
    private TResult3 _third;
    private TResult4 _fourth;
    private TResult5 _fifth;

    internal Raced(int index)
    {
        this = default;
        Index = index;
    }

    /// <summary>The winner, from 0 in the order of the tasks.</summary>
    public int Index { get; }

    /// <summary>The result of the first task, if it is there.</summary>
    public readonly bool TryGetFirst([MaybeNullWhen(false)] out TResult1 result)
    {
        result = _first;
        return (_there & 1) != 0;
    }

    /// <summary>The result of the second task, if it is there.</summary>
    public readonly bool TryGetSecond([MaybeNullWhen(false)] out TResult2 result)
    {
        result = _second;
        return (_there & 2) != 0;
    }

    /// <summary>The result of the third task, if it is there.</summary>
    public readonly bool TryGetThird([MaybeNullWhen(false)] out TResult3 result)
    {
        result = _third;
        return (_there & 4) != 0;
    }

    /// <summary>The result of the fourth task, if it is there.</summary>
    public readonly bool TryGetFourth([MaybeNullWhen(false)] out TResult4 result)
    {
        result = _fourth;
        return (_there & 8) != 0;
    }

    /// <summary>The result of the fifth task, if it is there.</summary>
    public readonly bool TryGetFifth([MaybeNullWhen(false)] out TResult5 result)
    {
        result = _fifth;
        return (_there & 16) != 0;
    }

    internal void SetFirst(TResult1 result) => (_there, _first) = (_there | 1, result);

    internal void SetSecond(TResult2 result) => (_there, _second) = (_there | 2, result);

    internal void SetThird(TResult3 result) => (_there, _third) = (_there | 4, result);

    internal void SetFourth(TResult4 result) => (_there, _fourth) = (_there | 8, result);

    internal void SetFifth(TResult5 result) => (_there, _fifth) = (_there | 16, result);
}
