namespace ReactorGen.Time;

/// <summary>Ends a loop's wait at a time of a clock that is not the system's, by a timer of that clock.</summary>
internal sealed class LoopTimer : IDisposable
{
    private readonly ITimer _timer;

    internal LoopTimer(TimeProvider provider, Reactor reactor)
    {
        bool suppressed = ExecutionContext.IsFlowSuppressed();
        if (!suppressed) ExecutionContext.SuppressFlow();
        _timer = provider.CreateTimer(static state => ((Reactor)state!).Notify(), reactor, System.Threading.Timeout.InfiniteTimeSpan, System.Threading.Timeout.InfiniteTimeSpan);
        if (!suppressed) ExecutionContext.RestoreFlow();
    }

    /// <summary>Asks for a notification <paramref name="milliseconds"/> from now. The loop only.</summary>
    internal void Set(long milliseconds)
    {
        _timer.Change(TimeSpan.FromMilliseconds(Math.Min(milliseconds, uint.MaxValue - 1)), System.Threading.Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();
}
