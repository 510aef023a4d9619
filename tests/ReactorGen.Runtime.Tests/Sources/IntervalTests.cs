using ReactorGen.Runtime.Tests.Net;
using ReactorGen.Sources;

namespace ReactorGen.Runtime.Tests.Sources;

/// <summary>Intervals and deadlines, on a clock of the test's own; on one thread, where it is certain what comes first.</summary>
public sealed partial class IntervalTests
{
    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static void Run<TMachine>(Func<TestClock, ReactorTask<TMachine>> task) where TMachine : struct, Machines.IReactorMachine
    {
        var clock = new TestClock();
        using var executor = new LocalExecutor(new LocalExecutorOptions { Clock = clock });
        executor.Run(task(clock));
    }

    [Fact]
    public void Missed_ticks_are_made_up_for_put_off_or_left_out() => Run(clock => PoliciesTask(clock));

    [ReactorTask]
    private static partial void Policies(TestClock clock)
    {
        var burst = new Interval(Ms(10));
        var delay = new Interval(Ms(10), MissedTicks.Delay);
        var skip = new Interval(Ms(10), MissedTicks.Skip);
        clock.Step(Ms(10));
        Assert.Equal(TimeSpan.Zero, burst.Tick());
        Assert.Equal(TimeSpan.Zero, delay.Tick());
        Assert.Equal(TimeSpan.Zero, skip.Tick());
        clock.Step(Ms(35));                                 // at 45; the ticks at 20, 30 and 40 were missed
        Assert.Equal(Ms(25), burst.Tick());
        Assert.Equal(Ms(15), burst.Tick());
        Assert.Equal(Ms(5), burst.Tick());
        Assert.Equal(Ms(5), burst.Next.Remaining);
        Assert.Equal(Ms(25), delay.Tick());
        Assert.Equal(Ms(10), delay.Next.Remaining);
        Assert.Equal(Ms(25), skip.Tick());
        Assert.Equal(Ms(5), skip.Next.Remaining);
        clock.Step(Ms(25));                                 // at 70, exactly two periods after the one of 50
        Assert.Equal(Ms(20), skip.Tick());
        Assert.Equal(Ms(10), skip.Next.Remaining);
    }

    [Fact]
    public void A_tick_that_is_hardly_late_moves_nothing() => Run(clock => ToleranceTask(clock));

    [ReactorTask]
    private static partial void Tolerance(TestClock clock)
    {
        var delay = new Interval(Ms(10), MissedTicks.Delay);
        for (int i = 0; i < 100; i++)
        {
            clock.Step(delay.Next.Remaining + Ms(5));
            Assert.Equal(Ms(5), delay.Tick());
        }
        Assert.Equal(Ms(5), delay.Next.Remaining);
    }

    [Fact]
    public void Ticks_do_not_drift_however_long_the_work_takes() => Run(clock => DriftTask(clock));

    [ReactorTask]
    private static partial void Drift(TestClock clock)
    {
        var interval = new Interval(Ms(2.5));
        Deadline last = Deadline.In(Ms(2500));
        for (int i = 0; i < 1000; i++)
        {
            var ticking = Spawn(interval.TickTask());
            Yield();
            while (!ticking.IsCompleted)
            {
                clock.Step(Ms(0.7));        // seen late, and differently late each time
                Yield();
            }
            Assert.InRange(ticking.Join(), TimeSpan.Zero, Ms(2));
        }
        Assert.True(last.HasPassed);
        Assert.Equal(last + Ms(2.5), interval.Next);
    }

    [Fact]
    public void A_cancelled_tick_is_still_to_come() => Run(clock => CancelTask(clock));

    [ReactorTask]
    private static partial void Cancel(TestClock clock)
    {
        var interval = new Interval(Ms(10), first: TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, interval.Tick());
        Deadline next = interval.Next;
        var ticking = Spawn(Host.FailureTask(interval.TickTask()));
        Yield();
        Assert.False(ticking.IsCompleted);
        ticking.Cancel();
        Assert.IsType<OperationCanceledException>(ticking.Join(), exactMatch: false);
        Assert.Equal(next, interval.Next);
        clock.Step(Ms(10));
        Assert.Equal(TimeSpan.Zero, interval.Tick());
        clock.Step(Ms(7));
        interval.Reset();
        Assert.Equal(Ms(10), interval.Next.Remaining);
    }

    [Fact]
    public void What_an_interval_refuses() => Run(_ => RefusalsTask());

    [ReactorTask]
    private static partial void Refusals()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interval(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interval(Ms(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interval(Ms(1), (MissedTicks)3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interval(Ms(1), first: Ms(-2)));
        Await(Task.Run(() => Assert.Throws<InvalidOperationException>(() => new Interval(Ms(1)))));
        Exception? failure = Host.Failure(WaitForTask(Deadline.In(TimeProvider.System, TimeSpan.Zero)));
        Assert.Contains("another clock", Assert.IsType<ArgumentException>(failure).Message, StringComparison.Ordinal);
    }

    [ReactorTask]
    private static partial void WaitFor(Deadline deadline) => DelayUntil(deadline);

    [Fact]
    public void A_deadline_stays_where_it_is_over_several_waits() => Run(clock => DeadlinesTask(clock));

    [ReactorTask]
    private static partial void Deadlines(TestClock clock)
    {
        Deadline deadline = Deadline.In(Ms(20.5));
        var waiting = Spawn(WaitForTask(deadline));
        clock.Step(Ms(15));
        Yield();
        Yield();
        Assert.False(waiting.IsCompleted);
        clock.Step(Ms(5.4));
        Yield();
        Yield();
        Assert.False(waiting.IsCompleted);
        Assert.False(deadline.HasPassed);
        clock.Step(Ms(0.6));
        waiting.Join();
        Assert.True(deadline.HasPassed);
        Assert.Equal(TimeSpan.Zero, deadline.Remaining);
        DelayUntil(deadline);                               // at once
        DelayUntil(default);
        Deadline never = Deadline.In(Timeout.InfiniteTimeSpan);
        Assert.Equal(TimeSpan.MaxValue, (never + Ms(1)).Remaining);
        Assert.True(deadline < deadline + Ms(1) && deadline + Ms(1) <= never && never > deadline && deadline + Ms(-1) < deadline);
        Assert.Throws<InvalidOperationException>(() => default(Deadline) + Ms(1));
        var forever = Spawn(Host.FailureTask(WaitForTask(never)));
        Yield();
        forever.Cancel();
        Assert.IsType<OperationCanceledException>(forever.Join(), exactMatch: false);
    }

    [Theory, EveryExecutor]
    public void Ticks_come_on_every_executor_and_never_early(ExecutorKind kind) => Host.Run(kind, RealTimeTask());

    [ReactorTask]
    private static partial void RealTime()
    {
        Deadline due = Deadline.In(TimeSpan.Zero);
        var interval = new Interval(Ms(3));
        for (int i = 1; i <= 20; i++)
        {
            Assert.True(interval.Tick() >= TimeSpan.Zero);
            Assert.True((due + Ms(3) * i).HasPassed);
        }
    }

    [Fact]
    public void Ticks_allocate_nothing() => Run(clock => CountBytesTask(clock));

    [ReactorTask]
    private static partial void CountBytes(TestClock clock)
    {
        var interval = new Interval(Ms(1));
        var idle = new IdleTimer(Ms(1000));
        TickOften(clock, interval, idle, 100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        TickOften(clock, interval, idle, 1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [ReactorTask]
    private static partial void TickOften(TestClock clock, Interval interval, IdleTimer idle, int count)
    {
        for (int i = 0; i < count; i++)
        {
            var stepping = Spawn(StepTask(clock));
            interval.Tick();
            idle.Touch();
            stepping.Join();
        }
    }

    [ReactorTask]
    private static partial void Step(TestClock clock)
    {
        Yield();
        clock.Step(Ms(1));
    }
}
