using ReactorGen.Tasks;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>Every interleaving of the shipped transitions of a task's state word, and of each with something taken away.</summary>
public sealed class TaskStateTests
{
    public static TheoryData<int> Scenarios()
    {
        var data = new TheoryData<int>();
        for (int i = 0; i < TaskStateScenarios<LocalTaskAccess>.All.Length; i++) data.Add(i);
        return data;
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void Shared_transitions_hold_in_every_interleaving(int index)
    {
        var (name, make) = TaskStateScenarios<TaskModel.Access>.All[index];
        (int schedules, string? violation) = TaskModel.Explore(null, sequential: false, make);
        Assert.True(violation is null, $"{name}: {violation}");
        Assert.True(schedules > 1, name);
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void Local_transitions_hold_in_every_order(int index)
    {
        var (name, make) = TaskStateScenarios<LocalTaskAccess>.All[index];
        (int schedules, string? violation) = TaskModel.Explore(null, sequential: true, make);
        Assert.True(violation is null, $"{name}: {violation}");
        Assert.True(schedules > 1, name);
    }

    private const long Generation = unchecked((long)0xFFFFFFFF00000000);

    private static readonly (string Expected, TaskMutation Mutation)[] s_mutations =
    [
        ("a wake is seen by a step", new(TaskSite.Wake, Hidden: TaskBits.Running)),
        ("a wake is seen by a step", new(TaskSite.Park, Hidden: TaskBits.Notified)),
        ("a wake is seen by a step", new(TaskSite.Park, Torn: true)),
        ("a wake is seen by a step", new(TaskSite.Wake, Torn: true)),
        ("what two wakers wrote", new(TaskSite.Wake, Hidden: TaskBits.Notified)),
        ("what two wakers wrote", new(TaskSite.Wake, Unfenced: true)),
        ("a task that ends is not queued", new(TaskSite.Wake, Hidden: TaskBits.Complete)),
        ("a stale waker", new(TaskSite.Wake, Hidden: Generation)),
        ("a stale cancel", new(TaskSite.Cancel, Hidden: Generation)),
        ("a stale cancel", new(TaskSite.Cancel, Hidden: TaskBits.Complete)),
        ("a stale join", new(TaskSite.ClaimJoin, Hidden: Generation)),
        ("a stale join", new(TaskSite.Detach, Hidden: Generation)),
        ("the joiner takes", new(TaskSite.Finish, Hidden: TaskBits.JoinWaiter)),
        ("the joiner takes", new(TaskSite.PublishJoiner, Hidden: TaskBits.Complete)),
        ("the joiner takes", new(TaskSite.Finish, Torn: true)),
        ("the joiner takes", new(TaskSite.PublishJoiner, Torn: true)),
        ("a joiner that leaves", new(TaskSite.LeaveJoin, Hidden: TaskBits.Complete)),
        ("a joiner that leaves", new(TaskSite.LeaveJoin, Torn: true)),
        ("a joiner that leaves", new(TaskSite.LeaveJoin, Hidden: TaskBits.JoinWaiter)),
        ("a joiner that polls", new(TaskSite.IsComplete, Hidden: TaskBits.JoinWaiter)),
        ("a task that is being read", new(TaskSite.Claim, Hidden: TaskBits.Running)),
        ("a task that is being read", new(TaskSite.Claim, Torn: true)),
        ("a task that is being read", new(TaskSite.Park, Hidden: TaskBits.Notified)),
        ("a detached task", new(TaskSite.Finish, Hidden: TaskBits.Detached)),
        ("a detached task", new(TaskSite.Detach, Hidden: TaskBits.Complete)),
        ("a detached task", new(TaskSite.Detach, Torn: true)),
        ("a handle is joined or detached once", new(TaskSite.ClaimJoin, Hidden: TaskBits.Joined)),
        ("a handle is joined or detached once", new(TaskSite.ClaimJoin, Hidden: TaskBits.Detached)),
        ("a handle is joined or detached once", new(TaskSite.Detach, Hidden: TaskBits.Joined)),
        ("a handle is joined or detached once", new(TaskSite.ClaimJoin, Torn: true)),
        ("every cancel is delivered", new(TaskSite.Cancel, Torn: true)),
        ("every cancel is delivered", new(TaskSite.TakeCancel, Torn: true)),
        ("every cancel is delivered", new(TaskSite.TakeCancel, Hidden: TaskBits.CancelPending)),
        ("every cancel is delivered", new(TaskSite.Cancel, Hidden: TaskBits.Running)),
        ("a cancel while children", new(TaskSite.Cancel, Hidden: TaskBits.InParts)),
        ("a cancel while children", new(TaskSite.Cancel, Torn: true)),
        ("a cancel while children", new(TaskSite.EnterParts, Torn: true)),
        ("a cancel while children", new(TaskSite.LeaveParts, Torn: true)),
        ("a cancel while children", new(TaskSite.LeaveParts, Hidden: TaskBits.CancelHeld)),
        ("an interrupt while children", new(TaskSite.Interrupt, Hidden: TaskBits.InParts)),
        ("an interrupt while children", new(TaskSite.Interrupt, Hidden: TaskBits.Running)),
        ("an interrupt while children", new(TaskSite.Interrupt, Torn: true)),
        ("an interrupt while children", new(TaskSite.LeaveParts, Hidden: TaskBits.InterruptHeld)),
        ("a child's own cancellation", new(TaskSite.SetPart, Torn: true)),
        ("a child's own cancellation", new(TaskSite.SetPart, Hidden: TaskBits.Part)),
        ("a child's own cancellation", new(TaskSite.TakeCancel, Torn: true)),
        ("what a composite gives back", new(TaskSite.EnterParts, Hidden: TaskBits.CancelPending)),
        ("an interrupt taken back", new(TaskSite.SetInterrupt, Torn: true)),
        ("an interrupt taken back", new(TaskSite.SetInterrupt, Hidden: TaskBits.InterruptPending)),
        ("a stale interrupt", new(TaskSite.Interrupt, Hidden: unchecked((long)0xFFFFFFFF00000000))),
        ("a stale interrupt", new(TaskSite.Interrupt, Hidden: TaskBits.Complete)),
        ("a cancel and a wake", new(TaskSite.Cancel, Hidden: TaskBits.Notified)),
        ("a cancel and a wake", new(TaskSite.Start, Torn: true)),
    ];

    public static TheoryData<int> Mutations()
    {
        var data = new TheoryData<int>();
        for (int i = 0; i < s_mutations.Length; i++) data.Add(i);
        return data;
    }

    [Theory, MemberData(nameof(Mutations))]
    public void A_weakened_transition_is_found(int index)
    {
        (string expected, TaskMutation mutation) = s_mutations[index];
        var (_, make) = TaskStateScenarios<TaskModel.Access>.All.Single(scenario => scenario.Name.StartsWith(expected, StringComparison.Ordinal));
        (_, string? violation) = TaskModel.Explore(mutation, sequential: false, make);
        Assert.True(violation is not null, $"{mutation} was not found by: {expected}");
    }
}
