using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Runtime.Tests.Executors;

/// <summary>Tests that count bytes of the whole process run alone.</summary>
[CollectionDefinition("counts bytes", DisableParallelization = true)]
public sealed class CountsBytes;

/// <summary>No byte is allocated in a steady state, by the process-wide counter.</summary>
[Collection("counts bytes")]
public sealed unsafe partial class AllocationTests
{
    private interface IOperation
    {
        static abstract string Name { get; }

        void Begin();

        Poll Resume(scoped ref TaskContext context);
    }

    /// <summary>Does an operation many times.</summary>
    private struct Repeat<TOperation>(TOperation operation, int count) : IReactorMachine where TOperation : struct, IOperation
    {
        private TOperation _operation = operation;
        private int _left = count;
        private bool _begun;

        public Poll Resume(scoped ref TaskContext context)
        {
        Next:
            if (_left == 0) return Poll.Ready;
            if (!_begun)
            {
                _operation.Begin();
                _begun = true;
            }
            if (_operation.Resume(ref context) == Poll.Pending) return Poll.Pending;
            _begun = false;
            _left--;
            goto Next;
        }

        public readonly void Describe(ref StackWriter writer) => writer.Leaf(TOperation.Name);
    }

    private static void AssertAllocatesNothing<TOperation>(LocalExecutor executor, TOperation operation, int count = 2000) where TOperation : struct, IOperation
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 8 && least != 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            executor.Run(new ReactorTask<Repeat<TOperation>> { Machine = new Repeat<TOperation>(operation, count) });
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        Assert.True(least == 0, $"{TOperation.Name}: {least} bytes for {count} operations");
    }

    private struct YieldOnce : IOperation
    {
        private YieldMachine _yield;

        public static string Name => "Yield";

        public void Begin() => _yield.Begin();

        public Poll Resume(scoped ref TaskContext context) => _yield.Resume(ref context);
    }

    [Fact]
    public void Yield()
    {
        using var executor = new LocalExecutor();
        AssertAllocatesNothing(executor, new YieldOnce());
    }

    private struct DelayOnce(TestClock clock) : IOperation
    {
        private DelayMachine _delay;
        private bool _waits;

        public static string Name => "Delay";

        public void Begin()
        {
            _delay.Begin(TimeSpan.FromMilliseconds(3));
            _waits = false;
        }

        public Poll Resume(scoped ref TaskContext context)
        {
            if (_delay.Resume(ref context) == Poll.Ready) return Poll.Ready;
            if (!_waits)
            {
                _waits = true;
                clock.Step(TimeSpan.FromMilliseconds(3));
            }
            return Poll.Pending;
        }
    }

    [Fact]
    public void Delay()
    {
        var clock = new TestClock();
        using var executor = new LocalExecutor(new LocalExecutorOptions { Clock = clock });
        AssertAllocatesNothing(executor, new DelayOnce(clock));
    }

    /// <summary>Writes a byte into a pipe and waits for it; or waits for one that does not come.</summary>
    private struct SuspendOnce(Token token, int reading, int writing) : IOperation
    {
        private SuspendMachine _suspend;
        private bool _waits;

        public static string Name => "Suspend";

        public void Begin()
        {
            _suspend.Begin(token, Interest.Readable);
            _waits = false;
        }

        public Poll Resume(scoped ref TaskContext context)
        {
            byte data = 1;
            if (_suspend.Resume(ref context) == Poll.Ready)
            {
                EventQueues.Libc.Read(reading, &data, 1);
                return Poll.Ready;
            }
            if (!_waits)
            {
                _waits = true;
                EventQueues.Libc.Write(writing, &data, 1);
            }
            return Poll.Pending;
        }
    }

    [Theory]
    [InlineData(Trigger.Level)]
    [InlineData(Trigger.Edge)]
    public void Suspend(Trigger trigger)
    {
        using var executor = new LocalExecutor();
        var (reading, writing) = Descriptors.Pipe();
        using var _ = reading;
        using var __ = writing;
        Token token = executor.Reactor.Register(reading, trigger);
        AssertAllocatesNothing(executor, new SuspendOnce(token, reading.Number(), writing.Number()));
    }

    private struct TimeOutOnce(Token token, TestClock clock) : IOperation
    {
        private SuspendForMachine _suspend;
        private bool _waits;

        public static string Name => "Suspend that times out";

        public void Begin()
        {
            _suspend.Begin(token, Interest.Readable, TimeSpan.FromMilliseconds(2));
            _waits = false;
        }

        public Poll Resume(scoped ref TaskContext context)
        {
            if (_suspend.Resume(ref context) == Poll.Ready) return _suspend.GetResult() == Readiness.None ? Poll.Ready : throw new InvalidOperationException();
            if (!_waits)
            {
                _waits = true;
                clock.Step(TimeSpan.FromMilliseconds(2));
            }
            return Poll.Pending;
        }
    }

    [Fact]
    public void Suspend_that_times_out()
    {
        var clock = new TestClock();
        using var executor = new LocalExecutor(new LocalExecutorOptions { Clock = clock });
        var (reading, writing) = Descriptors.Pipe();
        using var _ = reading;
        using var __ = writing;
        AssertAllocatesNothing(executor, new TimeOutOnce(executor.Reactor.Register(reading), clock));
    }

    [Fact]
    public void A_cell_is_small()
    {
        using var executor = new LocalExecutor();
        var cells = new TaskCell[1000];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < cells.Length; i++) cells[i] = new TaskCell<Child>(executor);
        long each = (GC.GetAllocatedBytesForCurrentThread() - before) / cells.Length;
        Assert.InRange(each, 32, 72);
    }
}
