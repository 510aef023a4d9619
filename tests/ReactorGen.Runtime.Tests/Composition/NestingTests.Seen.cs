using ReactorGen.Machines;
using static ReactorGen.Runtime.Tests.Composition.Steps;

namespace ReactorGen.Runtime.Tests.Composition;

/// <content>What dumps, errors and stack traces show of children.</content>
public sealed partial class NestingTests
{
    [ReactorTask]
    private static partial void Wait(Token token) => Suspend(token, Interest.Readable);

    [ReactorTask]
    private partial void SecondWaiter(Token token)
    {
        try
        {
            Join(WaitTask(token), WaitTask(token));
        }
        catch (InvalidOperationException exception)
        {
            _trace.Add(exception.Message);
        }
    }

    [Fact]
    public void Two_children_that_wait_for_the_same_are_named_as_such()
    {
        using var executor = new LocalExecutor();
        var (reading, writing) = Descriptors.Pipe();
        using var _ = reading;
        using var __ = writing;
        Token token = executor.Reactor.Register(reading);
        executor.Run(SecondWaiterTask(token));
        Assert.Equal([$"Two children of the task 'NestingTests.SecondWaiter' wait for Readable on {token}: one that it runs by Join, Race or WithTimeout waits already, another may not. One may wait for each direction."], _trace);
    }

    [ReactorTask]
    private partial void Dumped() => Join(ForeverTask("a", 0, _trace), LimitedTask(), AtOnceTask(1));

    [ReactorTask]
    private partial void Limited() => Race(ForeverTask("b", 0, _trace), ForeverTask("c", 0, _trace));

    [Fact]
    public void A_dump_shows_the_children_that_have_not_ended_as_branches()
    {
        using var executor = new LocalExecutor(new LocalExecutorOptions { ShutdownGrace = TimeSpan.Zero });
        JoinHandle task = executor.Spawn(DumpedTask());
        executor.Run(TurnTask());
        TaskDump dump = Assert.Single(executor.DumpTasks());
        Assert.Equal(
            ["0 NestingTests.Dumped", "1 Join, 1 of 3", "1 Steps.Forever", "1 waits for a cancellation", "1 Join, 2 of 3", "1 NestingTests.Limited",
             "2 Race, 1 of 2", "2 Steps.Forever", "2 waits for a cancellation", "2 Race, 2 of 2", "2 Steps.Forever", "2 waits for a cancellation"],
            dump.Frames.Select(frame => $"{frame.Depth} {frame.Descriptor?.ToString() ?? frame.ToString()}"));
        string[] lines = dump.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("         waits for a cancellation", lines[1]);
        Assert.Equal("      Join, 1 of 3", lines[^2]);
        Assert.StartsWith("   NestingTests.Dumped at ", lines[^1], StringComparison.Ordinal);
        task.Detach();
    }

    [ReactorTask]
    private static partial void Turn() => Yield();

    [ReactorTask]
    private partial void Deep() => Join(RacingTask(), ForeverTask("a", 0, _trace));

    [ReactorTask]
    private partial void Racing() => Race(FailAfterTask("b", 1, _trace), AfterTask("c", 5, 1, _trace));

    [Fact]
    public void The_stack_trace_of_a_failure_names_the_children()
    {
        using var executor = new LocalExecutor();
        string text = Assert.Throws<InvalidOperationException>(() => executor.Run(DeepTask())).ToString();
        Assert.Contains("FailAfter", text, StringComparison.Ordinal);
        Assert.Contains("Steps.cs:line", text, StringComparison.Ordinal);
        Assert.Contains("Racing", text, StringComparison.Ordinal);
        Assert.Contains("Deep", text, StringComparison.Ordinal);
        Assert.Contains("NestingTests.Seen.cs:line", text, StringComparison.Ordinal);
    }
}
