namespace ReactorGen.Machines;

/// <summary>Collects the logical stack of a suspended task, outermost frame first.</summary>
/// <param name="frames">Receives the frames.</param>
public ref struct StackWriter(List<StackEntry> frames)
{
    private readonly List<StackEntry> _frames = frames;

    /// <summary>Adds the frame of a generated machine.</summary>
    /// <param name="descriptor">The machine's descriptor.</param>
    /// <param name="state">The machine's state.</param>
    public readonly void Frame(MachineDescriptor descriptor, int state) => _frames.Add(new StackEntry(descriptor, state, null));

    /// <summary>Says what a leaf waits for.</summary>
    /// <param name="waitingFor">One line of text, such as <c>Readable on token 7.1</c>.</param>
    public readonly void Leaf(string waitingFor) => _frames.Add(new StackEntry(null, MachineStates.Running, waitingFor));
}

/// <summary>One line of a logical stack: the frame of a method, or what the innermost one waits for.</summary>
/// <param name="Descriptor">The method; null for a leaf.</param>
/// <param name="State">The state of the method's machine.</param>
/// <param name="WaitingFor">What a leaf waits for; null for a method.</param>
public sealed record StackEntry(MachineDescriptor? Descriptor, int State, string? WaitingFor)
{
    /// <summary>The suspension point the frame stands at; null for a leaf, or where the machine is not suspended.</summary>
    public SuspensionPoint? Point => Descriptor?.PointOf(State);

    /// <inheritdoc/>
    public override string ToString() => WaitingFor is not null
        ? $"waits for {WaitingFor}"
        : Point is { } point ? $"{Descriptor!.Method} at {Descriptor.File}:{point.Line}: {point.Text}" : $"{Descriptor!.Method} (state {State})";
}
