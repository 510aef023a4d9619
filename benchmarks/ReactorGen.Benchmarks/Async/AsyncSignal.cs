using System.Threading.Tasks.Sources;

namespace ReactorGen.Benchmarks.Async;

/// <summary>A reusable source of values for async methods; <see cref="Fire"/> resumes the waiter inline. Allocates nothing per wait.</summary>
internal sealed class AsyncSignal : IValueTaskSource<long>
{
    private ManualResetValueTaskSourceCore<long> _core;
    private readonly bool _alwaysReady;

    internal AsyncSignal(bool alwaysReady = false) => _alwaysReady = alwaysReady;

    internal ValueTask<long> Wait() =>
        _alwaysReady ? new ValueTask<long>(Workload.ReadyValue) : new ValueTask<long>(this, _core.Version);

    internal void Fire(long value) => _core.SetResult(value);

    long IValueTaskSource<long>.GetResult(short token)
    {
        long value = _core.GetResult(token);
        _core.Reset();
        return value;
    }

    ValueTaskSourceStatus IValueTaskSource<long>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<long>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
