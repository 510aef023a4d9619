using ReactorGen.Tasks;

namespace ReactorGen.Executors;

// What composites change in the state word of the running task, and scopes in that of the task that opened them.
internal abstract partial class Core
{
    internal long EnterParts(TaskCell cell) =>
        IsShared ? TaskState<SharedTaskAccess>.EnterParts(ref cell.State) : TaskState<LocalTaskAccess>.EnterParts(ref cell.State);

    internal long SetPart(TaskCell cell, long bits) =>
        IsShared ? TaskState<SharedTaskAccess>.SetPart(ref cell.State, bits) : TaskState<LocalTaskAccess>.SetPart(ref cell.State, bits);

    internal void LeaveParts(TaskCell cell, long outer, long given)
    {
        if (IsShared) TaskState<SharedTaskAccess>.LeaveParts(ref cell.State, outer, given);
        else TaskState<LocalTaskAccess>.LeaveParts(ref cell.State, outer, given);
    }

    internal void SetInterrupt(TaskCell cell, bool pending)
    {
        if (IsShared) TaskState<SharedTaskAccess>.SetInterrupt(ref cell.State, pending);
        else TaskState<LocalTaskAccess>.SetInterrupt(ref cell.State, pending);
    }

    /// <summary>Interrupts a task of this executor, one of whose scopes has failed, at its next wait.</summary>
    internal abstract void Interrupt(TaskCell cell, int generation);
}
