using static ReactorGen.Runtime.Tests.Composition.Steps;

namespace ReactorGen.Runtime.Tests.Composition;

public sealed partial class JoinTests
{
    private readonly List<string> _trace = [];

    [ReactorTask]
    private partial void Two()
    {
        var (a, b) = Join(AfterTask("a", 6, 1, _trace), AfterTask("b", 2, 2, _trace));
        _trace.Add($"{a} {b}");
    }

    [Fact]
    public void Runs_its_children_at_the_same_time_and_returns_their_results_in_order()
    {
        Assert.Empty(Run(TwoTask()));
        Assert.Equal(["a begins", "b begins", "b ends", "a ends", "1 2"], _trace);
    }

    [ReactorTask]
    private partial string Shapes()
    {
        Join(ForeverlessTask(), ForeverlessTask());
        Join(ForeverlessTask(), ForeverlessTask(), ForeverlessTask());
        Join(ForeverlessTask(), ForeverlessTask(), ForeverlessTask(), ForeverlessTask());
        Join(ForeverlessTask(), ForeverlessTask(), ForeverlessTask(), ForeverlessTask(), ForeverlessTask());
        var three = Join(AtOnceTask(1), AfterTask("b", 1, 2, _trace), AtOnceTask(3));
        var four = Join(AtOnceTask(1), AtOnceTask(2), AtOnceTask(3), AtOnceTask(4));
        var five = Join(AtOnceTask(1), AtOnceTask(2), AtOnceTask(3), AtOnceTask(4), AtOnceTask(5));
        int first = Join(AtOnceTask(1), ForeverlessTask());
        int second = Join(ForeverlessTask(), AtOnceTask(2));
        int third = Join(ForeverlessTask(), ForeverlessTask(), AtOnceTask(3));
        int middle = Join(ForeverlessTask(), AtOnceTask(2), ForeverlessTask());
        int front = Join(AtOnceTask(1), ForeverlessTask(), ForeverlessTask());
        var outer = Join(AtOnceTask(1), ForeverlessTask(), AtOnceTask(3));
        var last = Join(ForeverlessTask(), AtOnceTask(2), AtOnceTask(3));
        var begin = Join(AtOnceTask(1), AtOnceTask(2), ForeverlessTask());
        return $"{three} {four} {five} {first} {second} {third} {middle} {front} {outer} {last} {begin}";
    }

    [ReactorTask]
    private static partial void Foreverless() => Yield();

    [Fact]
    public void Takes_two_to_five_and_leaves_out_those_without_a_result()
    {
        using var executor = new LocalExecutor();
        Assert.Equal("(1, 2, 3) (1, 2, 3, 4) (1, 2, 3, 4, 5) 1 2 3 2 1 (1, 3) (2, 3) (1, 2)", executor.Run(ShapesTask()));
    }

    [ReactorTask]
    private partial void Failing()
    {
        try
        {
            Join(ForeverTask("a", 3, _trace), FailAfterTask("b", 2, _trace), ForeverTask("c", 0, _trace));
        }
        catch (InvalidOperationException exception)
        {
            _trace.Add($"caught {exception.Message}");
        }
        _trace.Add(Current.IsCancelled ? "cancelled" : "goes on");
        Delay(TimeSpan.FromMilliseconds(1));
        _trace.Add("waited");
    }

    [Fact]
    public void The_first_failure_cancels_the_rest_waits_for_them_and_is_thrown()
    {
        Assert.Empty(Run(FailingTask()));
        Assert.Equal(["a begins", "b begins", "c begins", "b ends", "c cleans up, cancelled", "c is clean", "a cleans up, cancelled", "a is clean", "caught b", "goes on", "waited"], _trace);
    }

    [ReactorTask]
    private partial void FailingTwice()
    {
        try
        {
            Join(MessyTask("a", _trace), FailAfterTask("b", 2, _trace));
        }
        catch (InvalidOperationException exception)
        {
            _trace.Add($"caught {exception.Message}");
            _trace.AddRange(LaterFailures.Of(exception).Select(later => $"later {later.GetType().Name}: {later.Message}"));
        }
    }

    [Fact]
    public void A_later_failure_is_kept_with_the_first()
    {
        List<string> unhandled = Run(FailingTwiceTask());
        Assert.Equal(["b begins", "b ends", "a fails", "caught b", "later FormatException: a"], _trace);
        Assert.Empty(unhandled);
        Assert.Empty(LaterFailures.Of(new InvalidOperationException()));
    }

    [ReactorTask]
    private partial void FailingAtOnce()
    {
        try
        {
            Join(ThrowAtOnceTask("a"), ForeverTask("b", 1, _trace));
        }
        catch (InvalidOperationException exception)
        {
            _trace.Add($"caught {exception.Message}");
        }
    }

    [Fact]
    public void A_child_after_one_that_failed_at_once_is_started_cancelled()
    {
        Assert.Empty(Run(FailingAtOnceTask()));
        Assert.Equal(["b begins", "b cleans up, cancelled", "b is clean", "caught a"], _trace);
    }

    [ReactorTask]
    private partial void Losing()
    {
        try
        {
            Join(StubbornTask("a", new Resource("late", _trace), _trace), FailAfterTask("b", 1, _trace), ReturnTask(new Resource("early", _trace)), StubbornTask("d", 4, _trace));
        }
        catch (InvalidOperationException exception)
        {
            _trace.Add($"caught {exception.Message}");
        }
    }

    [ReactorTask]
    private static partial TResult Return<TResult>(TResult result) => result;

    [Fact]
    public void Results_that_a_failure_keeps_back_are_disposed_of_or_reported()
    {
        List<string> unhandled = Run(LosingTask());
        Assert.Equal(["b begins", "b ends", "d returns all the same", "a returns all the same", "late disposed", "early disposed", "caught b"], _trace);
        Assert.Equal(["JoinTests.Losing: DiscardedResultException: Steps.Stubborn, cancelled because another had failed, returned 4, which nobody got."], unhandled);
    }
}
