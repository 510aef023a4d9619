using ReactorGen.Tasks;

namespace ReactorGen.Executors;

// What composites change in the state word of the running task, and scopes in that of the task that opened them.
internal sealed partial class LoopCore
{
    internal long EnterParts(TaskCell cell) => TaskState<LocalTaskAccess>.EnterParts(ref cell.State);

    internal long SetPart(TaskCell cell, long bits) => TaskState<LocalTaskAccess>.SetPart(ref cell.State, bits);

    internal void LeaveParts(TaskCell cell, long outer, long given) => TaskState<LocalTaskAccess>.LeaveParts(ref cell.State, outer, given);

    /// <summary>Interrupts a task, one of whose scopes has failed, at its next wait.</summary>
    internal void Interrupt(TaskCell cell, int generation)
    {
        if (TaskState<LocalTaskAccess>.Interrupt(ref cell.State, generation) == WakeOutcome.Submit) Ready.Push(cell.Place);
    }
}
