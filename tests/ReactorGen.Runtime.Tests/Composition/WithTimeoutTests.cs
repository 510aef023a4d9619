using static ReactorGen.Runtime.Tests.Composition.Steps;

namespace ReactorGen.Runtime.Tests.Composition;

public sealed partial class WithTimeoutTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(3);

    private readonly List<string> _trace = [];

    [ReactorTask]
    private partial void InTime()
    {
        _trace.Add($"{WithTimeout(AfterTask("a", 1, 7, _trace), TimeSpan.FromMinutes(5))}");
        WithTimeout(NothingTask(), Timeout.InfiniteTimeSpan);
        Timed<int> timed = TryWithTimeout(AfterTask("b", 1, 8, _trace), TimeSpan.FromMinutes(5));
        _trace.Add($"{timed.HasResult} {timed.Result}");
        _trace.Add($"{TryWithTimeout(NothingTask(), TimeSpan.FromMinutes(5))}");
        _trace.Add($"{WithTimeout(AtOnceTask(9), TimeSpan.Zero)}");
    }

    [ReactorTask]
    private static partial void Nothing() => Yield();

    [Fact]
    public void In_time_the_result_is_returned()
    {
        Assert.Empty(Run(InTimeTask()));
        Assert.Equal(["a begins", "a ends", "7", "b begins", "b ends", "True 8", "True", "9"], _trace);
    }

    [ReactorTask]
    private partial void TooLate(TimeSpan timeout)
    {
        try
        {
            WithTimeout(ForeverTask("a", 2, _trace), timeout);
        }
        catch (TimeoutException exception)
        {
            _trace.Add($"{exception.Message} {exception.InnerException!.Message}");
        }
        _trace.Add($"{TryWithTimeout(AfterTask("b", 60_000, 1, _trace), timeout).TryGet(out int result)} {result}");
        _trace.Add($"{TryWithTimeout(ForeverTask("c", 0, _trace), timeout)} {Current.IsCancelled}");
        Delay(s_short);
        _trace.Add("goes on");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    public void When_the_time_is_over_it_is_cancelled_and_joined(int milliseconds)
    {
        Assert.Empty(Run(TooLateTask(TimeSpan.FromMilliseconds(milliseconds))));
        Assert.Equal(["a begins", "a cleans up, cancelled", "a is clean",
            $"Steps.Forever had not ended after {TimeSpan.FromMilliseconds(milliseconds)}. A part of the task WithTimeoutTests.TooLate was cancelled.",
            "b begins", "b cancelled", "False 0", "c begins", "c cleans up, cancelled", "c is clean", "False False", "goes on"], _trace);
    }

    [ReactorTask]
    private partial void AllTheSame()
    {
        _trace.Add($"{WithTimeout(StubbornTask("a", 7, _trace), s_short)}");
        _trace.Add($"{TryWithTimeout(StubbornTask("b", 8, _trace), s_short)}");
        try
        {
            WithTimeout(MessyTask("c", _trace), s_short);
        }
        catch (FormatException)
        {
            _trace.Add("its own exception");
        }
    }

    [Fact]
    public void A_result_or_exception_after_the_time_is_the_outcome()
    {
        Assert.Empty(Run(AllTheSameTask()));
        Assert.Equal(["a returns all the same", "7", "b returns all the same", "8", "c fails", "its own exception"], _trace);
    }

    [ReactorTask]
    private partial void BothReady(TestClock clock, TaskCompletionSource<int> source)
    {
        Spawn(MakeReadyTask(clock, source));
        _trace.Add($"{WithTimeout(WaitForTask(source.Task), s_short)}");
    }

    [ReactorTask]
    private static partial int WaitFor(Task<int> task) => Await(task);

    [ReactorTask]
    private static partial void MakeReady(TestClock clock, TaskCompletionSource<int> source)
    {
        Yield();
        clock.Step(TimeSpan.FromMinutes(1));
        source.SetResult(7);
    }

    [Fact]
    public void What_is_there_when_the_time_is_over_beats_it()
    {
        var clock = new TestClock();
        Assert.Empty(Run(BothReadyTask(clock, new TaskCompletionSource<int>()), null, new LocalExecutorOptions { Clock = clock }));
        Assert.Equal(["7"], _trace);
    }

    [ReactorTask]
    private partial void Limited() => WithTimeout(ForeverTask("a", 1, _trace), TimeSpan.FromMinutes(5));

    [ReactorTask]
    private partial void CancelLimited()
    {
        JoinHandle handle = Spawn(LimitedTask());
        handle.Cancel();
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
    public void A_cancel_of_the_task_is_no_timeout()
    {
        Assert.Empty(Run(CancelLimitedTask()));
        Assert.Equal(["a begins", "a cleans up, cancelled", "a is clean", "The task WithTimeoutTests.Limited was cancelled."], _trace);
    }

    [ReactorTask]
    private partial void Wrong() => WithTimeout(ForeverTask("a", 1, _trace), TimeSpan.FromMilliseconds(-2));

    [Fact]
    public void A_negative_time_is_refused()
    {
        using var executor = new LocalExecutor();
        Assert.Throws<ArgumentOutOfRangeException>(() => executor.Run(WrongTask()));
        Assert.Empty(_trace);
    }

    [ReactorTask]
    private partial void Nested()
    {
        try
        {
            WithTimeout(InnerTask(), s_short);
        }
        catch (TimeoutException)
        {
            _trace.Add("outer");
        }
    }

    [ReactorTask]
    private partial void Inner()
    {
        try
        {
            WithTimeout(ForeverTask("a", 1, _trace), TimeSpan.FromMinutes(5));
        }
        catch (TimeoutException)
        {
            _trace.Add("inner");
        }
    }

    [Fact]
    public void The_outer_time_is_the_outer_ones()
    {
        Assert.Empty(Run(NestedTask()));
        Assert.Equal(["a begins", "a cleans up, cancelled", "a is clean", "outer"], _trace);
    }
}
