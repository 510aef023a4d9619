namespace ReactorGen.Machines;

/// <summary>What is known of a machine's method when it is compiled. One immutable instance per machine type; any thread may read it.</summary>
/// <param name="method">The method as the user knows it, such as <c>Echo.Serve</c>.</param>
/// <param name="file">The path of the user's file as the compiler knows it.</param>
/// <param name="line">The line of the method's name, from 1.</param>
/// <param name="points">The suspension points; number n stands at index n - 1.</param>
public sealed class MachineDescriptor(string method, string file, int line, params SuspensionPoint[] points)
{
    private readonly SuspensionPoint[] _points = points;

    /// <summary>The method as the user knows it, such as <c>Echo.Serve</c>.</summary>
    public string Method { get; } = method;

    /// <summary>The path of the user's file as the compiler knows it; empty for a machine written by hand.</summary>
    public string File { get; } = file;

    /// <summary>The line of the method's name, from 1; 0 for a machine written by hand.</summary>
    public int Line { get; } = line;

    /// <summary>The suspension points in source order, which is the order of their numbers.</summary>
    public ReadOnlySpan<SuspensionPoint> Points => _points;

    /// <summary>The suspension point that <paramref name="state"/> stands for, or null where it is no suspension.</summary>
    public SuspensionPoint? PointOf(int state) => (uint)(state - 1) < (uint)_points.Length ? _points[state - 1] : null;

    /// <summary>What <paramref name="state"/> means, for the debugger.</summary>
    public string StateName(int state) => state switch
    {
        MachineStates.NotStarted => "not started",
        MachineStates.Running => "running",
        MachineStates.Completed => "completed",
        _ => PointOf(state) is { } point ? $"waits at {state}: {point.Text}" : $"state {state}",
    };

    /// <inheritdoc/>
    public override string ToString() => Method;
}

/// <summary>One place at which a method may suspend.</summary>
/// <param name="Number">The machine's state while it waits here, from 1 in source order.</param>
/// <param name="Kind">The name of the method called, such as <c>Suspend</c> or <c>ReadChunk</c>.</param>
/// <param name="Text">The call as the user wrote it, white space folded.</param>
/// <param name="Line">The line of the call in the user's file, from 1.</param>
/// <param name="Kept">The names of the variables kept while it waits, separated by commas.</param>
public sealed record SuspensionPoint(int Number, string Kind, string Text, int Line, string Kept);
