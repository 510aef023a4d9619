using ReactorGen.Machines;

namespace ReactorGen.Benchmarks.Tasks;

/// <summary>
/// The counterpart of the async side's signal, a leaf written by hand: <see cref="Fire"/> stores a value and wakes the task that waits. The
/// executor resumes it, when the driver's step has ended.
/// </summary>
internal sealed class LoopSignal
{
    private readonly bool _alwaysReady;
    private Waker _waker;
    private long _value;
    private bool _ready, _isAwaited;

    internal LoopSignal(bool alwaysReady = false)
    {
        _alwaysReady = _ready = alwaysReady;
        _value = Workload.ReadyValue;
    }

    [ReactorTask(Machine = typeof(LoopSignalMachine))]
    internal long Wait() => throw new InvalidOperationException("A body of a [ReactorTask] method was called as it stands.");

    internal void Fire(long value)
    {
        _value = value;
        _ready = true;
        if (!_isAwaited) return;
        _isAwaited = false;
        _waker.Wake();
    }

    internal bool IsReady => _ready;

    internal long Take()
    {
        _ready = _alwaysReady;
        return _value;
    }

    internal void WakeLater(Waker waker)
    {
        // Kept when it has been used, as the reactor keeps those of descriptors: a task that waits again need not store it again, which the collector would
        // have to hear of.
        if (_waker != waker) _waker = waker;
        _isAwaited = true;
    }
}
