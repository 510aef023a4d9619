using ReactorGen.Machines;

namespace ReactorGen.Benchmarks.Tasks;

/// <summary>The wait of a <see cref="LoopSignal"/>, with all that the contract of a leaf asks for: cancellation and the budget.</summary>
internal struct LoopSignalMachine : IReactorMachine<long>
{
    private LoopSignal? _signal;
    private long _value;
    private bool _waits;

    public void Begin(LoopSignal signal)
    {
        _signal = signal;
        _waits = false;
    }

    public Poll Resume(scoped ref TaskContext context)
    {
        LoopSignal signal = _signal!;
        if (!signal.IsReady)
        {
            context.ThrowIfCancelled();
            signal.WakeLater(context.Waker);
            _waits = true;
            return Poll.Pending;
        }
        // A task that never has to wait gives way after so many completed waits; one that has waited has given way already.
        if (!_waits && !context.TryConsumeBudget()) return Poll.Pending;
        _value = signal.Take();
        _signal = null;
        return Poll.Ready;
    }

    public readonly long GetResult() => _value;

    public readonly void Describe(ref StackWriter writer) => writer.Leaf("a signal");
}
