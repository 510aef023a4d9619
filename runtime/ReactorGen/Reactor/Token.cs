using System.Globalization;

namespace ReactorGen;

/// <summary>
/// Names one registration of a descriptor with a <see cref="Reactor"/>: the index of a slot and the slot's generation. Copy it freely.
/// </summary>
/// <remarks>
/// A token whose registration has ended is recognised, also when the slot or the descriptor number is in use again: using it throws, and an
/// event that is still under way to it is dropped. The default value is never valid. The number of the reactor is part of the index, so that
/// a token of another reactor is recognised too.
/// </remarks>
public readonly struct Token : IEquatable<Token>
{
    internal const int IndexBits = 24;
    internal const uint IndexMask = (1u << IndexBits) - 1;

    internal Token(uint address, uint generation) => Value = ((long)generation << 32) | address;

    internal Token(long value) => Value = value;

    /// <summary>What the event queue carries: generation in the upper half, reactor and index in the lower.</summary>
    internal long Value { get; }

    /// <summary>The lower half: the reactor's number in the upper 8 bits, the slot's index below.</summary>
    internal uint Address => (uint)Value;

    internal uint Index => (uint)Value & IndexMask;

    internal uint Generation => (uint)(Value >> 32);

    /// <summary>Whether this is the default value, which names nothing.</summary>
    public bool IsDefault => Value == 0;

    /// <summary>Index and generation, such as <c>token 7.3</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"token {Index}.{Generation}");

    /// <inheritdoc/>
    public bool Equals(Token other) => Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Token other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>Whether both name the same registration.</summary>
    public static bool operator ==(Token left, Token right) => left.Value == right.Value;

    /// <summary>Whether the two name different registrations.</summary>
    public static bool operator !=(Token left, Token right) => left.Value != right.Value;
}
