using System.ComponentModel;

namespace ReactorGen.Machines;

/// <summary>
/// What a <c>switch</c> has read of its subject, kept over the suspensions of its guards: each part is read once, however many cases look at it. For
/// generated code.
/// </summary>
/// <typeparam name="T">The type of the part.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Part<T>
{
    /// <summary>Whether it has been read.</summary>
    public bool IsRead { get; private set; }

    /// <summary>What was read.</summary>
    public T Value { get; private set; }

    /// <summary>Keeps what was read. Always true, to stand in a condition.</summary>
    public bool Keep(T value)
    {
        (IsRead, Value) = (true, value);
        return true;
    }
}
