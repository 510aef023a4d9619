namespace ReactorGen.Runtime.Tests.Composition;

/// <summary>Children that tests compose: each says what it does.</summary>
internal static partial class Steps
{
    internal sealed class Resource(string name, List<string> trace) : IDisposable
    {
        internal string Name => name;

        public void Dispose() => trace.Add($"{name} disposed");

        public override string ToString() => name;
    }

    /// <summary>Waits, then returns.</summary>
    [ReactorTask]
    internal static partial int After(string name, int milliseconds, int value, List<string> trace)
    {
        trace.Add($"{name} begins");
        try
        {
            Delay(TimeSpan.FromMilliseconds(milliseconds));
            trace.Add($"{name} ends");
            return value;
        }
        catch (OperationCanceledException)
        {
            trace.Add($"{name} cancelled");
            throw;
        }
    }

    /// <summary>Waits, then throws.</summary>
    [ReactorTask]
    internal static partial int FailAfter(string name, int milliseconds, List<string> trace)
    {
        After(name, milliseconds, 0, trace);
        throw new InvalidOperationException(name);
    }

    /// <summary>Ends only when cancelled, and takes a while to clean up.</summary>
    [ReactorTask]
    internal static partial void Forever(string name, int cleanup, List<string> trace)
    {
        trace.Add($"{name} begins");
        try
        {
            Delay(Timeout.InfiniteTimeSpan);
        }
        finally
        {
            trace.Add($"{name} cleans up{(Current.IsCancelled ? ", cancelled" : "")}");
            if (cleanup > 0) Delay(TimeSpan.FromMilliseconds(cleanup));
            trace.Add($"{name} is clean");
        }
    }

    /// <summary>Returns a value although it was cancelled.</summary>
    [ReactorTask]
    internal static partial TResult Stubborn<TResult>(string name, TResult value, List<string> trace)
    {
        try
        {
            Delay(Timeout.InfiniteTimeSpan);
        }
        catch (OperationCanceledException)
        {
            trace.Add($"{name} returns all the same");
        }
        return value;
    }

    /// <summary>Fails while it cleans up.</summary>
    [ReactorTask]
    internal static partial int Messy(string name, List<string> trace)
    {
        try
        {
            Delay(Timeout.InfiniteTimeSpan);
        }
        finally
        {
            trace.Add($"{name} fails");
            throw new FormatException(name);
        }
    }

    /// <summary>Waits for the task, which a cancellation does not interrupt.</summary>
    [ReactorTask]
    internal static partial TResult Uninterrupted<TResult>(Task<TResult> task) => Await(new ValueTask<TResult>(task));

    [ReactorTask]
    internal static partial int AtOnce(int value) => value;

    [ReactorTask]
    internal static partial int ThrowAtOnce(string message) => throw new InvalidOperationException(message);

    /// <summary>Runs a task to its end on an executor of its own, whose time jumps to the next timer whenever nothing is left to do.</summary>
    /// <returns>The exceptions that nobody else sees.</returns>
    internal static List<string> Run<TMachine>(in ReactorTask<TMachine> task, Action<LocalExecutor>? before = null, LocalExecutorOptions? options = null)
        where TMachine : struct, ReactorGen.Machines.IReactorMachine
    {
        var unhandled = new List<string>();
        using var executor = new LocalExecutor(options ?? new LocalExecutorOptions { Clock = new JumpingClock() });
        executor.UnhandledException += (_, e) => unhandled.Add($"{e.Task}: {e.Exception.GetType().Name}: {e.Exception.Message}");
        before?.Invoke(executor);
        executor.Run(in task);
        return unhandled;
    }
}

/// <summary>A clock that jumps to whatever time a loop wants to wait for.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Jump(this);

    private sealed class Jump(JumpingClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Add(ref clock._ticks, dueTime.Ticks);
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
