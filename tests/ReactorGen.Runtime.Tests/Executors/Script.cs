using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests;

/// <summary>Takes the result of a script.</summary>
internal sealed class Out<TResult>
{
    internal TResult? Value;
}

/// <summary>
/// A machine whose body is an iterator: each element is a leaf, run to its end before the iterator goes on, which then asks the leaf for its result and so
/// gets its exception. For tests that need bodies and need no generator.
/// </summary>
internal struct Script<TResult> : IReactorMachine<TResult>
{
    private IEnumerator<Leaf>? _body;
    private Out<TResult>? _out;
    private Leaf? _leaf;

    internal static ReactorTask<Script<TResult>, TResult> Task(Func<Out<TResult>, IEnumerable<Leaf>> body)
    {
        var output = new Out<TResult>();
        return new() { Machine = new Script<TResult> { _out = output, _body = body(output).GetEnumerator() } };
    }

    public Poll Resume(scoped ref TaskContext context)
    {
        while (true)
        {
            if (_leaf is not null && _leaf.Resume(ref context) == Poll.Pending) return Poll.Pending;
            _leaf = null;
            if (!_body!.MoveNext()) return Poll.Ready;
            _leaf = _body.Current;
        }
    }

    public readonly TResult GetResult() => _out!.Value!;

    public readonly void Describe(ref StackWriter writer)
    {
        writer.Frame(new MachineDescriptor("Script", "", 0), 1);
        _leaf?.Describe(ref writer);
    }
}

/// <summary>A script without a result.</summary>
internal static class Script
{
    internal static ReactorTask<Script<int>, int> Task(Func<IEnumerable<Leaf>> body) => Script<int>.Task(_ => body());

    internal static ReactorTask<Script<int>, int> Task(Action body) => Script<int>.Task(_ => Once(body));

    private static IEnumerable<Leaf> Once(Action body)
    {
        body();
        yield break;
    }
}

/// <summary>A leaf on the heap that keeps its exception for the script.</summary>
internal abstract class Leaf
{
    private Exception? _exception;

    internal static Leaf Delay(double milliseconds)
    {
        var machine = default(DelayMachine);
        machine.Begin(TimeSpan.FromMilliseconds(milliseconds));
        return new Leaf<DelayMachine>(machine);
    }

    internal static Leaf Forever()
    {
        var machine = default(DelayMachine);
        machine.Begin(Timeout.InfiniteTimeSpan);
        return new Leaf<DelayMachine>(machine);
    }

    internal static Leaf Yield()
    {
        var machine = default(YieldMachine);
        machine.Begin();
        return new Leaf<YieldMachine>(machine);
    }

    internal static Leaf<SuspendMachine, Readiness> Suspend(Token token, Interest interest)
    {
        var machine = default(SuspendMachine);
        machine.Begin(token, interest);
        return new(machine);
    }

    internal static Leaf<SuspendForMachine, Readiness> Suspend(Token token, Interest interest, TimeSpan timeout)
    {
        var machine = default(SuspendForMachine);
        machine.Begin(token, interest, timeout);
        return new(machine);
    }

    internal static Leaf<JoinMachine<TResult>, TResult> Join<TResult>(JoinHandle<TResult> handle)
    {
        var machine = default(JoinMachine<TResult>);
        machine.Begin(handle);
        return new(machine);
    }

    internal static Leaf Join(JoinHandle handle)
    {
        var machine = default(JoinMachine);
        machine.Begin(handle);
        return new Leaf<JoinMachine>(machine);
    }

    internal static Leaf Await(Task task)
    {
        var machine = default(AwaitTaskMachine);
        machine.Begin(task);
        return new Leaf<AwaitTaskMachine>(machine);
    }

    internal static Leaf<AwaitTaskMachine<TResult>, TResult> Await<TResult>(Task<TResult> task)
    {
        var machine = default(AwaitTaskMachine<TResult>);
        machine.Begin(task);
        return new(machine);
    }

    internal static Leaf<AwaitValueTaskMachine<TResult>, TResult> Await<TResult>(ValueTask<TResult> task)
    {
        var machine = default(AwaitValueTaskMachine<TResult>);
        machine.Begin(task);
        return new(machine);
    }

    internal static Leaf<AwaitBoxedMachine<TResult>, TResult> Await<TResult>(BoxedTask<TResult> task)
    {
        var machine = default(AwaitBoxedMachine<TResult>);
        machine.Begin(task);
        return new(machine);
    }

    /// <summary>Waits for a wake, and for the condition.</summary>
    internal static Leaf Until(Func<bool> condition, Action<Waker> park) => new Leaf<UntilMachine>(new UntilMachine(condition, park));

    internal Poll Resume(scoped ref TaskContext context)
    {
        try
        {
            return ResumeMachine(ref context);
        }
        catch (Exception exception)
        {
            _exception = exception;
            return Poll.Ready;
        }
    }

    /// <summary>Throws what the leaf has thrown.</summary>
    internal void Check()
    {
        if (_exception is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_exception);
    }

    internal abstract void Describe(ref StackWriter writer);

    protected abstract Poll ResumeMachine(scoped ref TaskContext context);
}

internal sealed class Leaf<TMachine>(TMachine machine) : Leaf where TMachine : struct, IReactorMachine
{
    private TMachine _machine = machine;

    internal override void Describe(ref StackWriter writer) => _machine.Describe(ref writer);

    protected override Poll ResumeMachine(scoped ref TaskContext context) => _machine.Resume(ref context);
}

internal sealed class Leaf<TMachine, TResult>(TMachine machine) : Leaf where TMachine : struct, IReactorMachine<TResult>
{
    private TMachine _machine = machine;

    internal TResult Result
    {
        get
        {
            Check();
            return _machine.GetResult();
        }
    }

    internal override void Describe(ref StackWriter writer) => _machine.Describe(ref writer);

    protected override Poll ResumeMachine(scoped ref TaskContext context) => _machine.Resume(ref context);
}

internal struct UntilMachine(Func<bool> condition, Action<Waker> park) : IReactorMachine
{
    public readonly Poll Resume(scoped ref TaskContext context)
    {
        context.ThrowIfCancelled();
        park(context.Waker);
        return condition() ? Poll.Ready : Poll.Pending;
    }

    public readonly void Describe(ref StackWriter writer) => writer.Leaf("a condition");
}

/// <summary>A clock that tests move by hand; its timers fire on the thread that moves it.</summary>
internal sealed class TestClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TestTimer> _timers = [];
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    /// <summary>How often a timer has been set: that a loop has gone to sleep.</summary>
    internal int Sets { get; private set; }

    internal void Advance(TimeSpan time)
    {
        List<TestTimer> due;
        lock (_lock)
        {
            _ticks += time.Ticks;
            due = _timers.FindAll(timer => timer.Due <= _ticks);
            foreach (TestTimer timer in due) timer.Due = long.MaxValue;
        }
        foreach (TestTimer timer in due) timer.Fire();
    }

    /// <summary>Moves the clock without firing timers, for loops that look at the clock anyway.</summary>
    internal void Step(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    internal long NextDue
    {
        get
        {
            lock (_lock) return _timers.Count == 0 ? long.MaxValue : _timers.Min(timer => timer.Due);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestTimer(this, callback, state);
        lock (_lock) _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class TestTimer(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        internal long Due = long.MaxValue;

        internal void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : clock._ticks + dueTime.Ticks;
                clock.Sets++;
            }
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
