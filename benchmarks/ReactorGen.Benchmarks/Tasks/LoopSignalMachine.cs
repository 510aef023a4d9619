using System.Runtime.CompilerServices;
using ReactorGen.Machines;

namespace ReactorGen.Benchmarks.Tasks;

/// <summary>The wait of a <see cref="LoopSignal"/>, with all that the contract of a leaf asks for: cancellation and the budget.</summary>
internal struct LoopSignalMachine : IReactorMachine<long>
{
    // Kept when the wait is over: a machine that waits for the same signal again need not store it again, which the collector would have to hear of.
    private LoopSignal? _signal;
    private long _value;
    private bool _waits;

    public void Begin(LoopSignal signal)
    {
        if (!ReferenceEquals(_signal, signal)) _signal = signal;
        _waits = false;
    }

    public Poll Start(scoped ref TaskContext context, LoopSignal signal)
    {
        if (signal.IsReady)
        {
            // A task that never has to wait gives way after so many completed waits.
            if (context.TryConsumeBudget())
            {
                _value = signal.Take();
                return Poll.Ready;
            }
            Begin(signal);
            return Poll.Pending;
        }
        context.ThrowIfCancelled();
        signal.WakeLater(context.Waker);
        if (!ReferenceEquals(_signal, signal)) _signal = signal;
        _waits = true;
        return Poll.Pending;
    }

    public Poll Resume(scoped ref TaskContext context)
    {
        LoopSignal signal = _signal!;
        if (!signal.IsReady) return WaitAgain(ref context, signal);
        // One that has waited has given way already.
        if (!_waits && !context.TryConsumeBudget()) return Poll.Pending;
        _value = signal.Take();
        return Poll.Ready;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Poll WaitAgain(scoped ref TaskContext context, LoopSignal signal) => Start(ref context, signal);

    public readonly long GetResult() => _value;

    public readonly void Describe(ref StackWriter writer) => writer.Leaf("a signal");
}
