using static ReactorGen.Runtime.Tests.Composition.Steps;

namespace ReactorGen.Runtime.Tests.Composition;

/// <summary>What comes out of a scope whose body throws something itself.</summary>
public sealed partial class ScopeBodyTests
{
    private readonly List<string> _trace = [];

    [ReactorTask]
    private partial void ThrowAfterFailure()
    {
        using var scope = new TaskScope();
        scope.Start(ThrowAtOnceTask("of a task"));
        throw new FormatException("of the body");       // before its next wait, so that it has heard of nothing
    }

    [ReactorTask]
    private partial void ThrowInCatch()
    {
        using var scope = new TaskScope();
        scope.Start(FailAfterTask("of a task", 1, _trace));
        try
        {
            Delay(Timeout.InfiniteTimeSpan);
        }
        catch (OperationCanceledException)
        {
            throw new FormatException("of the body");
        }
    }

    [Fact]
    public void A_failure_of_the_scope_that_came_first_takes_the_place_of_the_bodys()
    {
        using var executor = new LocalExecutor(new LocalExecutorOptions { Clock = new JumpingClock() });
        var unhandled = new List<Exception>();
        executor.UnhandledException += (_, e) => unhandled.Add(e.Exception);
        Assert.Equal("of a task", Assert.Throws<InvalidOperationException>(() => executor.Run(ThrowAfterFailureTask())).Message);
        Assert.Equal("of a task", Assert.Throws<InvalidOperationException>(() => executor.Run(ThrowInCatchTask())).Message);
        Assert.Empty(unhandled);
    }

    [ReactorTask]
    private partial void ThrowFirst()
    {
        using var scope = new TaskScope();
        scope.Start(MessyTask("of a task", _trace));    // throws when it is cancelled, which leaving does
        throw new FormatException("of the body");
    }

    [Fact]
    public void The_bodys_that_came_first_is_thrown_and_what_fails_while_it_leaves_is_reported()
    {
        using var executor = new LocalExecutor();
        var unhandled = new List<Exception>();
        executor.UnhandledException += (_, e) => unhandled.Add(e.Exception);
        Assert.Equal("of the body", Assert.Throws<FormatException>(() => executor.Run(ThrowFirstTask())).Message);
        Assert.Equal("of a task", Assert.IsType<FormatException>(Assert.Single(unhandled)).Message);
    }

    /// <summary>What the documentation shows for those who want both.</summary>
    [ReactorTask]
    private partial void KeepBoth()
    {
        Exception? own = null;
        try
        {
            using var scope = new TaskScope();
            scope.Start(ThrowAtOnceTask("of a task"));
            try
            {
                throw new FormatException("of the body");
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                own = exception;
                throw;
            }
        }
        catch (Exception first) when (own is not null && !ReferenceEquals(first, own))
        {
            throw new AggregateException(first, own);
        }
    }

    [Fact]
    public void Both_can_be_kept()
    {
        using var executor = new LocalExecutor();
        var both = Assert.Throws<AggregateException>(() => executor.Run(KeepBothTask()));
        Assert.Equal(["of a task", "of the body"], both.InnerExceptions.Select(exception => exception.Message));
    }
}
