namespace ReactorGen.Machines;

/// <summary>Collects the logical stack of a suspended task, outermost frame first.</summary>
/// <param name="frames">Receives the frames.</param>
/// <remarks>A task that does several things at once has a stack of several branches: see <see cref="BeginBranch"/>.</remarks>
public ref struct StackWriter(List<StackEntry> frames)
{
    private readonly List<StackEntry> _frames = frames;
    private int _depth;

    /// <summary>
    /// This is the last that is asked of the machine, which will be dropped where it stands: a leaf that waits leaves its queue, and gives back what
    /// it was granted.
    /// </summary>
    internal bool GivesUp { get; init; }

    /// <summary>Adds the frame of a generated machine.</summary>
    /// <param name="descriptor">The machine's descriptor.</param>
    /// <param name="state">The machine's state.</param>
    public readonly void Frame(MachineDescriptor descriptor, int state) => _frames.Add(new StackEntry(descriptor, state, null) { Depth = _depth });

    /// <summary>Says what a leaf waits for.</summary>
    /// <param name="waitingFor">One line of text, such as <c>Readable on token 7.1</c>.</param>
    public readonly void Leaf(string waitingFor) => _frames.Add(new StackEntry(null, MachineStates.Running, waitingFor) { Depth = _depth });

    /// <summary>Begins a branch: what is written up to <see cref="EndBranch"/> stands beside, and not inside, the branches before it.</summary>
    /// <param name="name">What the branch is, such as <c>Join, 1 of 2</c>.</param>
    public void BeginBranch(string name) => _frames.Add(new StackEntry(null, MachineStates.Running, null) { Depth = ++_depth, Branch = name });

    /// <summary>Ends the branch begun last.</summary>
    public void EndBranch() => _depth--;
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

    /// <summary>The suspension point the frame stands at; null for a leaf, or where the machine is not suspended.</summary>
    public SuspensionPoint? Point => Descriptor?.PointOf(State);

    /// <inheritdoc/>
    public override string ToString() => Branch ?? (WaitingFor is not null
        ? $"waits for {WaitingFor}"
        : Point is { } point ? $"{Descriptor!.Method} at {Descriptor.File}:{point.Line}: {point.Text}" : $"{Descriptor!.Method} (state {State})");
}
