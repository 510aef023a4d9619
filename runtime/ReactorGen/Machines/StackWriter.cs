using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ReactorGen.Machines;

/// <summary>Collects the logical stack of a suspended task, outermost frame first.</summary>
/// <remarks>A task that does several things at once has a stack of several branches: see <see cref="BeginBranch"/>.</remarks>
public ref struct StackWriter
{
    private readonly List<StackEntry>? _frames;
    private readonly ref LastPoint _last;
    private int _depth;

    /// <summary>Writes all of the stack.</summary>
    /// <param name="frames">Receives the frames.</param>
    public StackWriter(List<StackEntry> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        _frames = frames;
    }

    /// <summary>Notes the innermost frame alone, and allocates nothing.</summary>
    internal StackWriter(ref LastPoint last) => _last = ref last;

    /// <summary>
    /// This is the last that is asked of the machine, which will be dropped where it stands: a leaf that waits leaves its queue, and gives back what
    /// it was granted.
    /// </summary>
    internal bool GivesUp { get; init; }

    internal readonly bool WritesText => _frames is not null;

    /// <summary>Adds the frame of a generated machine.</summary>
    /// <param name="descriptor">The machine's descriptor.</param>
    /// <param name="state">The machine's state.</param>
    public readonly void Frame(MachineDescriptor descriptor, int state)
    {
        if (_frames is null) _last = new LastPoint(descriptor, state);
        else _frames.Add(new StackEntry(descriptor, state, null) { Depth = _depth });
    }

    /// <summary>Says what a leaf waits for.</summary>
    /// <param name="waitingFor">One line of text, such as <c>Readable on token 7.1</c>.</param>
    public readonly void Leaf(string waitingFor) => _frames?.Add(new StackEntry(null, MachineStates.Running, waitingFor) { Depth = _depth });

    /// <inheritdoc cref="Leaf(string)"/>
    public readonly void Leaf([InterpolatedStringHandlerArgument("")] ref LeafText waitingFor)
    {
        if (_frames is not null) Leaf(waitingFor.ToText());
    }

    /// <summary>Says what a leaf waits for, and which task has to act before it can go on: what a deadlock is found by.</summary>
    /// <param name="waitingFor">One line of text, such as <c>the end of the task Serve</c>.</param>
    /// <param name="actor">The task; the default value where none is known.</param>
    public readonly void Leaf(string waitingFor, Waker actor) =>
        _frames?.Add(new StackEntry(null, MachineStates.Running, waitingFor) { Depth = _depth, Actor = actor });

    /// <summary>Begins a branch: what is written up to <see cref="EndBranch"/> stands beside, and not inside, the branches before it.</summary>
    /// <param name="name">What the branch is, such as <c>Join, 1 of 2</c>.</param>
    public void BeginBranch(string name) => _frames?.Add(new StackEntry(null, MachineStates.Running, null) { Depth = ++_depth, Branch = name });

    /// <summary>Ends the branch begun last.</summary>
    public void EndBranch() => _depth--;
}

/// <summary>The innermost method of a stack and where it stands.</summary>
internal readonly record struct LastPoint(MachineDescriptor? Descriptor, int State)
{
    public override string ToString() => Descriptor is null ? "its beginning" : new StackEntry(Descriptor, State, null).ToString();
}

/// <summary>Text that is put together only where a <see cref="StackWriter"/> wants it. Used by interpolated strings.</summary>
[InterpolatedStringHandler, EditorBrowsable(EditorBrowsableState.Never)]
public ref struct LeafText
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Begins the text.</summary>
    public LeafText(int literalLength, int formattedCount, StackWriter writer, out bool isWanted)
    {
        isWanted = writer.WritesText;
        _text = isWanted ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
    }

    /// <summary>Adds what stands between the holes.</summary>
    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    /// <summary>Adds a value.</summary>
    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    internal string ToText() => _text.ToStringAndClear();
}

/// <summary>One line of a logical stack: the frame of a method, what the innermost one waits for, or the begin of a branch.</summary>
/// <param name="Descriptor">The method; null for a leaf or a branch.</param>
/// <param name="State">The state of the method's machine.</param>
/// <param name="WaitingFor">What a leaf waits for; null for a method or a branch.</param>
public sealed record StackEntry(MachineDescriptor? Descriptor, int State, string? WaitingFor)
{
    /// <summary>How many branches the entry is inside of: 0 where the task does one thing.</summary>
    public int Depth { get; init; }

    /// <summary>What the branch is that begins here; null for a method or a leaf.</summary>
    public string? Branch { get; init; }

    /// <summary>The task that has to act before the leaf can go on; the default value where none is known.</summary>
    internal Waker Actor { get; init; }

    /// <summary>The suspension point the frame stands at; null for a leaf, or where the machine is not suspended.</summary>
    public SuspensionPoint? Point => Descriptor?.PointOf(State);

    /// <inheritdoc/>
    public override string ToString() => Branch ?? (WaitingFor is not null
        ? Actor.IsDefault ? $"waits for {WaitingFor}" : $"waits for {WaitingFor}, task #{TaskId.Of(Actor.Target, Actor.Generation)}"
        : Point is { } point ? $"{Descriptor!.Method} at {Descriptor.File}:{point.Line}: {point.Text}" : $"{Descriptor!.Method} (state {State})");
}
