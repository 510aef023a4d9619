using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests.Tasks;

public sealed partial class CancellationTests
{
    /// <summary>What a body with a suspending <c>finally</c> becomes: waits, and on the way out waits once more.</summary>
    private struct FinallyMachine(List<string> trace, TimeSpan cleanup) : IReactorMachine
    {
        private int _state;
        private DelayMachine _delay;
        private Exception? _pending;

        public Poll Resume(scoped ref TaskContext context)
        {
            if (_state == 2) goto Finally;
            try
            {
                if (_state == 0)
                {
                    _delay.Begin(Timeout.InfiniteTimeSpan);
                    _state = 1;
                }
                if (_delay.Resume(ref context) == Poll.Pending) return Poll.Pending;
            }
            catch (OperationCanceledException exception)
            {
                _pending = exception;
            }
            trace.Add("finally");
            _delay.Begin(cleanup);
            _state = 2;
        Finally:
            if (_delay.Resume(ref context) == Poll.Pending) return Poll.Pending;
            trace.Add("cleaned up");
            if (_pending is not null) throw _pending;
            return Poll.Ready;
        }

        public void Describe(ref StackWriter writer) => _delay.Describe(ref writer);
    }

    private static ReactorTask<FinallyMachine> FinallyTask(List<string> trace, double cleanup = 1) =>
        new() { Machine = new FinallyMachine(trace, TimeSpan.FromMilliseconds(cleanup)) };

    [Theory, EveryExecutor]
    public void A_finally_runs_once_and_may_suspend(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        var trace = new List<string>();
        executor.Run(Script.Task(Body));
        Assert.Equal(["finally", "cleaned up", "joined"], trace);

        IEnumerable<Leaf> Body()
        {
            JoinHandle handle = ReactorTask.Spawn(FinallyTask(trace));
            handle.Cancel();
            Leaf join = Leaf.Join(handle);
            yield return join;
            Assert.Throws<OperationCanceledException>(join.Check);
            trace.Add("joined");
        }
    }

    [Fact]
    public void Each_cancel_is_delivered_once_and_the_flag_stays()
    {
        using var executor = new LocalExecutor();
        var trace = new List<string>();
        executor.Run(Script.Task(Body));
        Assert.Equal(["cancelled True", "slept", "cancelled True"], trace);

        IEnumerable<Leaf> Body()
        {
            JoinHandle<int> handle = ReactorTask.Spawn(Script.Task(Stubborn));
            handle.Cancel();
            handle.Cancel();
            while (trace.Count < 2) yield return Leaf.Yield();
            handle.Cancel();
            yield return Leaf.Join(handle);
        }
        IEnumerable<Leaf> Stubborn()
        {
            Leaf forever = Leaf.Forever();
            yield return forever;
            Assert.Throws<OperationCanceledException>(forever.Check);
            trace.Add($"cancelled {ReactorTask.Current.IsCancelled}");
            Leaf sleep = Leaf.Delay(1);
            yield return sleep;
            sleep.Check();
            trace.Add("slept");
            forever = Leaf.Forever();
            yield return forever;
            Assert.Throws<OperationCanceledException>(forever.Check);
            trace.Add($"cancelled {ReactorTask.Current.IsCancelled}");
        }
    }

    [Theory, EveryExecutor]
    public void A_cancelled_wait_leaves_the_readiness_to_the_next_one(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        var (reading, writing) = Descriptors.Pipe();
        using var _ = reading;
        using var __ = writing;
        executor.Run(Script.Task(Body));

        IEnumerable<Leaf> Body()
        {
            Token token = ReactorTask.Current.Reactor.Register(reading, Trigger.Edge);
            JoinHandle<int> waiter = ReactorTask.Spawn(Script.Task(() => Wait(token)));
            Descriptors.Write(writing.Number());
            // Cancelled with the readiness already on its way: both are there when the waiter runs.
            waiter.Cancel();
            var join = Leaf.Join(waiter);
            yield return join;
            Assert.Equal(0, join.Result);
        }
        IEnumerable<Leaf> Wait(Token token)
        {
            var wait = Leaf.Suspend(token, Interest.Readable);
            yield return wait;
            if (Record.Exception(() => wait.Result) is { } exception)
            {
                Assert.IsType<OperationCanceledException>(exception);
                wait = Leaf.Suspend(token, Interest.Readable);
                yield return wait;
            }
            else
            {
                // Only where another thread may run the waiter between the byte and the cancel: then there was nothing to lose.
                Assert.Equal(ExecutorKind.ThreadPool, kind);
            }
            Assert.Equal(Readiness.Readable, wait.Result & Readiness.Readable);
        }
    }

    [Fact]
    public void A_cancelled_or_timed_out_wait_gives_its_direction_free()
    {
        var clock = new TestClock();
        using var executor = new LocalExecutor(new LocalExecutorOptions { Clock = clock });
        var (reading, writing) = Descriptors.Pipe();
        using var _ = reading;
        using var __ = writing;
        executor.Run(Script.Task(Body));

        IEnumerable<Leaf> Body()
        {
            Token token = ReactorTask.Current.Reactor.Register(reading);
            var atOnce = Leaf.Suspend(token, Interest.Readable, TimeSpan.Zero);
            yield return atOnce;
            Assert.Equal(Readiness.None, atOnce.Result);
            JoinHandle<int> timed = ReactorTask.Spawn(Script.Task(() => Wait(token, TimeSpan.FromMilliseconds(10), Readiness.None)));
            clock.Advance(TimeSpan.FromMilliseconds(10));
            var join = Leaf.Join(timed);
            yield return join;
            join.Check();
            JoinHandle<int> ready = ReactorTask.Spawn(Script.Task(() => Wait(token, TimeSpan.FromMilliseconds(10), Readiness.Readable)));
            Descriptors.Write(writing.Number());
            join = Leaf.Join(ready);
            yield return join;
            join.Check();
            ReactorTask.Current.Reactor.Deregister(token);
        }
        static IEnumerable<Leaf> Wait(Token token, TimeSpan timeout, Readiness expected)
        {
            var wait = Leaf.Suspend(token, Interest.Readable, timeout);
            yield return wait;
            Assert.Equal(expected, wait.Result);
        }
    }
}
