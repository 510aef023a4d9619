using ReactorGen.Executors;

namespace ReactorGen.Runtime.Tests.Executors;

/// <summary>The mark by which a loop sees that a step has changed the thread's execution context.</summary>
public class ThreadContextTests
{
    private static readonly AsyncLocal<int> s_local = new();

    [Fact]
    public void This_runtime_has_the_field_so_that_no_step_looks_up_its_thread() => Assert.True(ThreadContext.FieldIsKnown);

    [Fact]
    public void The_mark_changes_with_the_context_and_returns_with_it()
    {
        Thread thread = Thread.CurrentThread;
        ExecutionContext context = ExecutionContext.Capture()!;
        object? before = ThreadContext.Mark(thread);
        s_local.Value++;
        object? changed = ThreadContext.Mark(thread);
        ExecutionContext.Restore(context);
        Assert.NotSame(before, changed);
        Assert.Same(before, ThreadContext.Mark(thread));
    }

    [Fact]
    public void Suppressing_the_flow_changes_the_mark()
    {
        object? before = ThreadContext.Mark(Thread.CurrentThread);
        using (ExecutionContext.SuppressFlow()) Assert.NotSame(before, ThreadContext.Mark(Thread.CurrentThread));
    }
}
