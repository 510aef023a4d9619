using System.Diagnostics.CodeAnalysis;

namespace ReactorGen;

/// <summary>The result of a task that had a limited time, if there is one.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public readonly struct Timed<TResult>
{
    private readonly TResult? _result;

    internal Timed(TResult result)
    {
        _result = result;
        HasResult = true;
    }

    /// <summary>Whether there is a result; false where the time was over.</summary>
    public bool HasResult { get; }

    /// <summary>The result.</summary>
    /// <exception cref="InvalidOperationException">The time was over.</exception>
    public TResult Result => HasResult ? _result! : throw new InvalidOperationException("The time was over: there is no result.");

    /// <summary>The result, if there is one.</summary>
    public bool TryGet([MaybeNullWhen(false)] out TResult result)
    {
        result = _result;
        return HasResult;
    }

    /// <inheritdoc/>
    public override string ToString() => HasResult ? $"{_result}" : "timed out";
}
