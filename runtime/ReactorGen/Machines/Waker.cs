namespace ReactorGen.Machines;

/// <summary>What a waker wakes: the cell of a task.</summary>
public abstract class Wakeable
{
    /// <summary>
    /// Makes the task runnable if it is still the one that <paramref name="generation"/> stands for; does nothing otherwise. Never runs
    /// the task itself. A wake may be spurious.
    /// </summary>
    /// <remarks>Any thread; on the task's own loop the call costs no atomic operation.</remarks>
    internal abstract void Wake(int generation);

    /// <summary>The task's name, for errors and dumps.</summary>
    internal abstract string Name { get; }

    /// <summary>
    /// Whether the task that <paramref name="generation"/> stands for has ended. Any thread; true is for good, false may be old.
    /// </summary>
    internal virtual bool HasEnded(int generation) => false;
}

/// <summary>Wakes one task, whichever thread calls it. A small value: keep it for as long as the leaf waits.</summary>
/// <remarks>
/// It carries the generation of the task's cell, which is recycled: a waker kept too long wakes nobody. Modelled on Rust's <c>Waker</c>.
/// </remarks>
public readonly struct Waker : IEquatable<Waker>
{
    private readonly Wakeable? _target;
    private readonly int _generation;

    internal Waker(Wakeable target, int generation)
    {
        _target = target;
        _generation = generation;
    }

    internal Wakeable? Target => _target;

    internal int Generation => _generation;

    /// <summary>Whether this is the default value, which wakes nobody.</summary>
    public bool IsDefault => _target is null;

    /// <summary>Makes the task runnable. It is resumed later by its executor, never inside this call. Any thread.</summary>
    public void Wake() => _target?.Wake(_generation);

    /// <inheritdoc/>
    public bool Equals(Waker other) => ReferenceEquals(_target, other._target) && _generation == other._generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Waker other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_target, _generation);

    /// <summary>Whether both wake the same life of the same task.</summary>
    public static bool operator ==(Waker left, Waker right) => left.Equals(right);

    /// <summary>Whether the two wake different tasks, or different lives of one cell.</summary>
    public static bool operator !=(Waker left, Waker right) => !left.Equals(right);
}
