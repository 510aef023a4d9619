using ReactorGen.Machines;
using static ReactorGen.Runtime.Tests.Composition.Steps;

namespace ReactorGen.Runtime.Tests.Composition;

public sealed partial class NestingTests
{
    private readonly List<string> _trace = [];
    private int _open;
    private int _deliveries;

    /// <summary>Opens, waits a few times, and closes with a wait, whatever happens.</summary>
    [ReactorTask]
    private partial int Leaf(int waits)
    {
        _open++;
        try
        {
            for (int i = 0; i < waits; i++) Yield();
        }
        finally
        {
            try
            {
                Yield();
            }
            finally
            {
                _open--;
            }
        }
        return waits;
    }

    [ReactorTask]
    private partial int Third(int waits)
    {
        var (a, b) = Join(LeafTask(waits), LeafTask(waits + 1));
        return a + b;
    }

    [ReactorTask]
    private partial int Second(int waits) => Race(ThirdTask(waits), ThirdTask(waits + 3)).Result;

    [ReactorTask]
    private partial int First() => WithTimeout(BothTask(), TimeSpan.FromHours(1));

    [ReactorTask]
    private partial int Both()
    {
        var (a, b, c) = Join(SecondTask(2), SecondTask(4), LeafTask(3));
        return a + b + c;
    }

    [ReactorTask]
    private partial void Counted()
    {
        try
        {
            _trace.Add($"{First()}");
        }
        catch (OperationCanceledException)
        {
            _deliveries++;
        }
        for (int i = 0; i < 3; i++)
        {
            try
            {
                Yield();
            }
            catch (OperationCanceledException)
            {
                _deliveries++;
            }
        }
    }

    [ReactorTask]
    private partial void CancelAt(int step, int again)
    {
        JoinHandle task = Spawn(CountedTask());
        for (int i = 0; i < step; i++) Yield();
        bool ended = task.IsCompleted;
        task.Cancel();
        for (int i = 0; i < again; i++) Yield();
        int second = again > 0 && !task.IsCompleted ? 1 : 0;
        if (second > 0) task.Cancel();
        task.Join();
        _trace.Add(ended ? "ended" : $"asked {1 + second}");
    }

    [Fact]
    public void A_cancel_at_every_step_is_delivered_once_and_leaves_nothing_open()
    {
        bool hasEnded = false;
        for (int step = 0; !hasEnded; step++)
        {
            Assert.True(step < 100);
            _trace.Clear();
            _deliveries = 0;
            Assert.Empty(Run(CancelAtTask(step, 0)));
            hasEnded = _trace[^1] == "ended";
            Assert.True(_open == 0, $"{_open} are open, cancelled at step {step}");
            Assert.True(_deliveries == (hasEnded ? 0 : 1), $"{_deliveries} deliveries, cancelled at step {step}");
            Assert.True(_trace.Count == 1 || _trace[0] == "17", $"step {step}: {_trace[0]}");
        }
    }

    [Fact]
    public void Two_cancels_leave_nothing_open()
    {
        for (int step = 0; step < 12; step++)
        {
            for (int again = 1; again < 6; again++)
            {
                _deliveries = 0;
                Assert.Empty(Run(CancelAtTask(step, again)));
                Assert.True(_open == 0, $"{_open} are open, cancelled at step {step} and {again} later");
                Assert.InRange(_deliveries, 0, 2);
            }
        }
    }

    [ReactorTask]
    private partial int Busy(string name, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Await(Task.CompletedTask);
            if (i % 100 == 0) _trace.Add(name);
        }
        return 0;
    }

    [ReactorTask]
    private partial void Other()
    {
        for (int i = 0; i < 4; i++)
        {
            Yield();
            _trace.Add("other");
        }
    }

    [ReactorTask]
    private partial void Greedy()
    {
        Spawn(OtherTask());
        Join(BusyTask("a", 1000), BusyTask("b", 1000), BusyTask("c", 1000));
    }

    [Fact]
    public void Children_that_never_wait_starve_neither_each_other_nor_other_tasks()
    {
        Assert.Empty(Run(GreedyTask()));
        Assert.Equal(10, _trace.Count(line => line == "c"));
        Assert.InRange(_trace.IndexOf("b"), 0, 6);
        Assert.InRange(_trace.IndexOf("c"), 0, 9);
        Assert.InRange(_trace.IndexOf("other"), 0, 9);
        Assert.True(_trace.LastIndexOf("other") < _trace.LastIndexOf("a"));
    }

    private struct Counting(int[] resumes) : IReactorMachine
    {
        private DelayMachine _delay;
        private bool _begun;

        public Poll Resume(scoped ref TaskContext context)
        {
            resumes[0]++;
            if (!_begun) _delay.Begin(Timeout.InfiniteTimeSpan);
            _begun = true;
            return _delay.Resume(ref context);
        }

        public readonly void Describe(ref StackWriter writer) => writer.Leaf("counting");
    }

    [ReactorTask]
    private partial void Watched(int[] resumes)
    {
        JoinHandle task = Spawn(StillTask(resumes));
        for (int i = 0; i < 1000; i++) Yield();
        _trace.Add($"{resumes[0]}");
        task.Cancel();
        try
        {
            task.Join();
        }
        catch (OperationCanceledException)
        {
            _trace.Add($"{resumes[0]}");
        }
    }

    [ReactorTask]
    private static partial void Still(int[] resumes) => Join(CountingTask(resumes), ForeverTask("b", 0, []));

    private static ReactorTask<Counting> CountingTask(int[] resumes) => new() { Machine = new Counting(resumes) };

    [Trait("Wakes", "Exact")]
    [Fact]
    public void Nothing_is_resumed_that_was_not_woken()
    {
        Assert.Empty(Run(WatchedTask(new int[1])));
        Assert.Equal(["1", "2"], _trace);
    }
}
