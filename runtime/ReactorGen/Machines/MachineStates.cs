using System.Diagnostics.CodeAnalysis;

namespace ReactorGen.Machines;

/// <summary>The states every machine shares. A suspension's state is its number, from 1.</summary>
public static class MachineStates
{
    /// <summary>The machine has been begun and not yet resumed. Zero, because <c>default</c> exists.</summary>
    public const int NotStarted = 0;

    /// <summary>The machine is running, or an exception has left it.</summary>
    public const int Running = -1;

    /// <summary>The machine has run to its end.</summary>
    public const int Completed = -2;

    /// <summary>Refuses to resume a machine that is running or has ended.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowNotResumable(MachineDescriptor descriptor, int state) =>
        throw new InvalidOperationException(state == Completed
            ? $"The machine of {descriptor.Method} has already completed; it cannot be resumed again."
            : $"The machine of {descriptor.Method} is already running, or an exception has ended it; it cannot be resumed.");
}
