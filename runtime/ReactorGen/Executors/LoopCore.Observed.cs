using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Executors;

// The same loop as RunSteps, while somebody wants to know when steps begin and end: the other one pays nothing for it.
internal sealed partial class LoopCore
{
    private bool _wasObserved;

    /// <summary>What is noted of the steps, once it has been asked for.</summary>
    internal StepObserver? Observer { get; private set; }

    private void RunStepsObserved()
    {
        StepObserver observer = Observer ??= new StepObserver(Executor);
        if (!_wasObserved) observer.Forget();
        _wasObserved = true;
        while (_left > 0 && Ready.Count > 0)
        {
            _left--;
            if (--_untilInbox == 0) LookIntoInbox();
            observer.Stamp(Ready.Count);
            long wokenAt = observer.TakeFirst();
            if (Owned[Ready.First] is not { } cell || !TaskState<LocalTaskAccess>.Start(ref cell.State))
            {
                Ready.RemoveFirst();
                continue;
            }
            Budget = _budget;
            observer.Begin(cell, wokenAt);
            Status |= CoreStatus.Stepping;
            Poll poll = cell.Step(this);
            Status &= ~CoreStatus.Stepping;
            observer.End();
            Ready.RemoveFirst();
            RestoreContext();
            if (poll == Poll.Pending) Park(cell);
            else Finish(cell);
        }
        observer.Stamp(Ready.Count);
    }
}
