using static ReactorGen.Runtime.Tests.Composition.Steps;

namespace ReactorGen.Runtime.Tests.Composition;

public sealed partial class RaceTests
{
    private readonly List<string> _trace = [];

    [ReactorTask]
    private partial void First()
    {
        var (index, result) = Race(AfterTask("a", 50_000, 1, _trace), AfterTask("b", 2, 2, _trace));
        _trace.Add($"{index}: {result}");
    }

    [Fact]
    public void The_first_result_wins_and_the_others_are_cancelled_and_joined()
    {
        Assert.Empty(Run(FirstTask()));
        Assert.Equal(["a begins", "b begins", "b ends", "a cancelled", "1: 2"], _trace);
    }

    [ReactorTask]
    private partial void Joining()
    {
        int winner = Race(ForeverTask("a", 3, _trace), NothingTask(), ForeverTask("c", 0, _trace));
        _trace.Add($"{winner}");
        Delay(TimeSpan.FromMilliseconds(1));
    }

    [ReactorTask]
    private static partial void Nothing() => Delay(TimeSpan.FromMilliseconds(1));

    [Fact]
    public void It_returns_when_the_losers_have_ended_whose_finally_may_wait()
    {
        Assert.Empty(Run(JoiningTask()));
        Assert.Equal(["a begins", "c begins", "c cleans up, cancelled", "c is clean", "a cleans up, cancelled", "a is clean", "1"], _trace);
    }

    [ReactorTask]
    private static partial string Shapes()
    {
        var types = Race(AtOnceTask(1), ReturnTask("b"));
        types.TryGetFirst(out int number);
        bool hasSecond = types.TryGetSecond(out string? _);
        var three = Race(AtOnceTask(1), ReturnTask("b"), ReturnTask('c'));
        var five = Race(NeverTask(1), NeverTask(2), NeverTask(3), NeverTask(4), AtOnceTask(5));
        var four = Race(NeverTask(1), NeverTask(2), NeverTask(3), AtOnceTask(4));
        var all = Race(NothingTask(), NothingTask(), NothingTask(), NothingTask(), NothingTask());
        var mixed = Race(NeverTask(1), NothingTask().Returning("void"));
        mixed.TryGetSecond(out string? returned);
        return $"{number} {hasSecond} {three.Index} {five.Index} {five.Result} {four.Result} {all} {returned}";
    }

    [ReactorTask]
    private static partial TResult Return<TResult>(TResult result)
    {
        Delay(TimeSpan.FromMilliseconds(1));
        return result;
    }

    [ReactorTask]
    private static partial TResult Never<TResult>(TResult result)
    {
        Delay(Timeout.InfiniteTimeSpan);
        return result;
    }

    [Fact]
    public void Takes_two_to_five_of_one_type_of_several_or_without_results()
    {
        using var executor = new LocalExecutor();
        Assert.Equal("1 False 0 4 5 4 0 void", executor.Run(ShapesTask()));
    }

    [ReactorTask]
    private partial void Throwing()
    {
        try
        {
            Race(FailAfterTask("a", 1, _trace), ForeverTask("b", 1, _trace).Returning(0), MessyTask("c", _trace));
        }
        catch (InvalidOperationException exception)
        {
            _trace.Add($"caught {exception.Message}");
            _trace.AddRange(LaterFailures.Of(exception).Select(later => $"later {later.Message}"));
        }
    }

    [Fact]
    public void An_exception_wins_too_and_a_losers_own_is_kept_with_it()
    {
        List<string> unhandled = Run(ThrowingTask());
        Assert.Equal(["a begins", "b begins", "a ends", "b cleans up, cancelled", "c fails", "b is clean", "caught a", "later c"], _trace);
        Assert.Empty(unhandled);
    }

    [ReactorTask]
    private partial void Late(LateResults late)
    {
        var raced = Race(ReturnTask(new Resource("winner", _trace)), StubbornTask("b", new Resource("late", _trace), _trace), late);
        _trace.Add($"{raced.Index} {raced.Result}, late {string.Join(" ", raced.Late)}");
    }

    [Fact]
    public void A_late_result_is_disposed_of()
    {
        Assert.Empty(Run(LateTask(LateResults.Dispose)));
        Assert.Equal(["b returns all the same", "late disposed", "0 winner, late "], _trace);
    }

    [Fact]
    public void A_late_result_is_handed_over_where_it_is_wanted()
    {
        Assert.Empty(Run(LateTask(LateResults.Keep)));
        Assert.Equal(["b returns all the same", "0 winner, late (1, late)"], _trace);
    }

    [ReactorTask]
    private partial void LateData()
    {
        var same = Race(StubbornTask("a", 1, _trace), AtOnceTask(2));
        _trace.Add($"{same.Index} {same.Result}, late {string.Join(" ", same.Late)}");
        var types = Race(StubbornTask("a", "message", _trace), AtOnceTask(2));
        _trace.Add($"{types.Index} {types.TryGetFirst(out string? first)} {first} {types.TryGetSecond(out int second)} {second}");
    }

    [Fact]
    public void A_late_result_that_is_not_disposable_is_handed_over()
    {
        Assert.Empty(Run(LateDataTask()));
        Assert.Equal(["a returns all the same", "1 2, late (0, 1)", "a returns all the same", "1 True message True 2"], _trace);
    }

    private sealed class Closing(TaskCompletionSource closed, List<string> trace) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            trace.Add("closing");
            await closed.Task;
            trace.Add("closed");
            throw new FormatException("closing");
        }
    }

    [ReactorTask]
    private partial void LateAsynchronous(TaskCompletionSource closed)
    {
        Spawn(CloseTask(closed));
        var raced = Race(StubbornTask("a", new Closing(closed, _trace), _trace), AtOnceTask(2));
        _trace.Add($"{raced.Index} {raced.TryGetFirst(out _)}");
    }

    [ReactorTask]
    private partial void Close(TaskCompletionSource closed)
    {
        Delay(TimeSpan.FromMilliseconds(1));
        _trace.Add("close");
        closed.SetResult();
    }

    [Fact]
    public void Disposal_that_takes_time_is_waited_for_and_its_exception_reported()
    {
        List<string> unhandled = Run(LateAsynchronousTask(new TaskCompletionSource()));
        Assert.Equal(["a returns all the same", "closing", "close", "closed", "1 False"], _trace);
        Assert.Equal(["RaceTests.LateAsynchronous: FormatException: closing"], unhandled);
    }

    [ReactorTask]
    private partial void LateAfterFailure()
    {
        try
        {
            Race(ThrowAtOnceTask("a"), StubbornTask("b", 7, _trace), LateResults.Keep);
        }
        catch (InvalidOperationException)
        {
            _trace.Add("caught");
        }
    }

    [Fact]
    public void A_late_result_that_an_exception_cannot_hand_over_is_reported()
    {
        List<string> unhandled = Run(LateAfterFailureTask());
        Assert.Equal(["b returns all the same", "caught"], _trace);
        Assert.Equal(["RaceTests.LateAfterFailure: DiscardedResultException: Steps.Stubborn, cancelled because another had failed, returned 7, which nobody got."], unhandled);
    }

    [ReactorTask]
    private partial void Cancelled(TaskCompletionSource<int> source)
    {
        var raced = Race(AfterTask("a", 50_000, 1, _trace), UninterruptedTask(source.Task));
        _trace.Add($"{raced.Index} {raced.Result}");
        Delay(Timeout.InfiniteTimeSpan);
    }

    [ReactorTask]
    private partial void Cancel(bool answer)
    {
        var source = new TaskCompletionSource<int>();
        JoinHandle handle = Spawn(CancelledTask(source));
        Yield();
        handle.Cancel();
        Yield();
        if (answer) source.SetResult(7);
        else source.SetCanceled();
        try
        {
            handle.Join();
        }
        catch (OperationCanceledException exception)
        {
            _trace.Add(exception.Message);
        }
    }

    [Fact]
    public void A_result_beats_a_cancel_which_meets_the_caller_at_its_next_wait()
    {
        Assert.Empty(Run(CancelTask(answer: true)));
        Assert.Equal(["a begins", "a cancelled", "1 7", "The task RaceTests.Cancelled was cancelled."], _trace);
    }

    [Fact]
    public void A_cancel_that_ends_all_is_thrown()
    {
        Assert.Empty(Run(CancelTask(answer: false)));
        Assert.Equal(["a begins", "a cancelled", "A task was canceled."], _trace);
    }
}
