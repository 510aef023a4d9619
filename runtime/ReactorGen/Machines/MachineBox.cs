namespace ReactorGen.Machines;

/// <summary>
/// Holds the machine of a callee that cannot be a field of its caller's: a recursive one, whose struct would contain itself, or a very
/// large one. Rented from the executor by <see cref="TaskContext.RentBox{TMachine}"/>, given back by
/// <c>TaskContext.ReturnBox</c> when the call has completed; one left by an exception is left to the collector.
/// </summary>
/// <typeparam name="TMachine">The callee's machine.</typeparam>
public sealed class MachineBox<TMachine> where TMachine : struct, IReactorMachine
{
    /// <summary>The machine; begun and resumed in place.</summary>
    public TMachine Machine;

    internal MachineBox<TMachine>? Next;
}
