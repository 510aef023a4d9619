using ReactorGen.Tasks;

namespace ReactorGen.Runtime.Tests.Tasks;

/// <summary>The short cuts of the state word where one thread has it: they do what the long way does, or nothing.</summary>
public sealed class TaskWordTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void A_life_begins_with_the_bits_given_and_the_next_one_has_the_next_generation(int generation)
    {
        long word = TaskBits.Pack(generation, TaskBits.Complete);
        Assert.Equal(generation, TaskState<LocalTaskAccess>.Rent(ref word, TaskBits.Running | TaskBits.Detached));
        Assert.Equal(TaskBits.Pack(generation, TaskBits.Running | TaskBits.Detached), word);
        TaskState<LocalTaskAccess>.Finish(ref word);
        TaskState<LocalTaskAccess>.Recycle(ref word);
        Assert.Equal(TaskBits.Pack(unchecked(generation + 1), TaskBits.Complete), word);
    }

    [Fact]
    public void A_task_for_which_nothing_has_come_is_finished_as_the_long_way_does()
    {
        long word = TaskBits.Pack(3, TaskBits.Running), other = word;
        Assert.True(TaskState<LocalTaskAccess>.TryFinishUntouched(ref word, out int generation));
        Assert.Equal(3, generation);
        Assert.Equal(FinishOutcome.KeepForHandle, TaskState<LocalTaskAccess>.Finish(ref other));
        Assert.Equal(other, word);
    }

    [Theory]
    [InlineData(TaskBits.Notified)]
    [InlineData(TaskBits.Cancelled | TaskBits.CancelPending)]
    [InlineData(TaskBits.Joined)]
    [InlineData(TaskBits.Joined | TaskBits.JoinWaiter)]
    [InlineData(TaskBits.Detached)]
    [InlineData(TaskBits.InterruptPending)]
    public void A_task_for_which_something_has_come_goes_the_long_way(long come)
    {
        long word = TaskBits.Pack(3, TaskBits.Running | come), before = word;
        Assert.False(TaskState<LocalTaskAccess>.TryFinishUntouched(ref word, out int generation));
        Assert.Equal(3, generation);
        Assert.Equal(before, word);
    }
}
