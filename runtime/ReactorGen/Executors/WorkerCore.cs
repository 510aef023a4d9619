// What a thread needs while it runs a step of a shared executor's task.
//
// 1. It belongs to one thread at a time, so nothing in it is atomic; what it shares with the other workers (timers, reactor, owned tasks) locks for itself.
// 2. Between Start and Park or Finish the task is the worker's. After Park it may be running elsewhere: nothing of it is touched any more.
using ReactorGen.Machines;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen.Executors;

/// <summary>The private state of a thread that runs tasks of a <see cref="ScheduledExecutor"/>.</summary>
internal sealed class WorkerCore(ScheduledExecutor executor, Reactor reactor, LoopClock clock, TimerWheel timers, int poolLimit, int budget)
    : Core(executor, reactor, clock, timers, poolLimit)
{
    /// <summary>How many tasks in a row may run where they were woken.</summary>
    private const int LocalLimit = 3;

    internal readonly ScheduledExecutor Scheduler = executor;
    private Thread? _thread;
    private ExecutionContext? _outer;
    private object? _outerMark;
    private TaskCell? _cell;
    private StepObserver? _observer;
    private int _localInARow;

    // By its place among the owned: a thread that runs nothing more must not keep alive what it has woken last.
    private int _lastLocal = -1;

    internal override TaskCell? Running => IsRunning ? _cell : null;

    /// <summary>Runs a task that has been started: one step, and what is owed after it.</summary>
    internal void Run(TaskCell cell)
    {
        _localInARow = cell.Place == _lastLocal ? _localInARow + 1 : 0;
        _lastLocal = -1;
        object? mark = ThreadContext.Mark(_thread!);
        if (!ReferenceEquals(mark, _outerMark)) NoteContext(mark);
        Current = this;
        _cell = cell;
        Budget = budget;
        StepObserver? observer = Executor.IsObserved ? _observer ??= Scheduler.Cores.MakeObserver(Executor) : null;
        observer?.Begin(cell, Interlocked.Exchange(ref cell.GetExtras().RunnableSince, 0));
        Status |= CoreStatus.Stepping;
        Exception? failure = null;
        Poll poll = Poll.Ready;
        try
        {
            poll = cell.Step(this);
        }
        catch (Exception exception)
        {
            failure = exception;
        }
        Status &= ~CoreStatus.Stepping;
        observer?.End();
        _cell = null;
        if (!ReferenceEquals(ThreadContext.Mark(_thread!), mark)) RestoreContext();
        if (failure is not null) StoreFault(cell, failure);
        if (poll == Poll.Pending) Park(cell);
        else Finish(cell);
        Current = null;
    }

    /// <inheritdoc/>
    internal override int Launch(TaskCell cell, long bits)
    {
        int generation = TaskState<SharedTaskAccess>.Rent(ref cell.State, bits | TaskBits.Notified);
        if (Scheduler.TryAdmit(cell)) Schedule(cell);
        else cell.CompleteUnstarted();
        return generation;
    }

    /// <summary>Schedules a task that the one that runs here has woken.</summary>
    internal void Schedule(TaskCell cell)
    {
        bool local = _localInARow < LocalLimit;
        if (local) _lastLocal = cell.Place;
        Scheduler.ScheduleCell(cell, local ? SchedulingHint.Local : SchedulingHint.Fair);
    }

    /// <inheritdoc/>
    internal override void Defer(TaskCell cell) => TaskState<SharedTaskAccess>.Wake(ref cell.State, cell.Generation);

    /// <inheritdoc/>
    internal override bool TakeCancel(TaskCell cell) => TaskState<SharedTaskAccess>.TakeCancel(ref cell.State);

    /// <inheritdoc/>
    internal override bool Detach(TaskCell cell, int generation) => Scheduler.Detach(cell, generation);

    /// <inheritdoc/>
    internal override void Interrupt(TaskCell cell, int generation)
    {
        if (TaskState<SharedTaskAccess>.Interrupt(ref cell.State, generation) == WakeOutcome.Submit) Schedule(cell);
    }

    private void Park(TaskCell cell)
    {
        if (Scheduler.HasGivenUp)
        {
            Scheduler.GiveUpAfterStep(cell, this);
            return;
        }
        cell.SuspendedAt = Environment.TickCount;
        if (SpuriousWakes.AreOn && SpuriousWakes.IsNext(cell)) TaskState<SharedTaskAccess>.Wake(ref cell.State, cell.Generation);
        if (TaskState<SharedTaskAccess>.Park(ref cell.State) == ParkOutcome.Requeue) Scheduler.ScheduleCell(cell, SchedulingHint.Fair);
    }

    /// <summary>Ends a task that the caller has claimed, or has just run, with the exception and without another step.</summary>
    internal void Abandon(TaskCell cell, TaskAbandonedException exception)
    {
        cell.GiveUpWaits();
        cell.ClearMachine();
        var fault = new TaskFault(exception, Executor, cell.Name);
        fault.Observe();
        cell.GetExtras().Fault = fault;
        Finish(cell);
    }

    /// <summary>Ends a task whose result or fault has been stored. Who runs it only.</summary>
    internal void Finish(TaskCell cell)
    {
        Scheduler.Forget(cell);
        switch (TaskState<SharedTaskAccess>.Finish(ref cell.State))
        {
            case FinishOutcome.Recycle:
                cell.Recycle(this);
                break;
            case FinishOutcome.WakeJoiner:
                Joiner joiner = cell.Joiner!;
                int generation = cell.JoinerGeneration;
                cell.Joiner = null;
                TaskState<SharedTaskAccess>.TakeJoiner(ref cell.State);
                joiner.Joined(cell, generation, this);
                break;
        }
    }

    /// <summary>The core is this thread's from now on, until it is another's.</summary>
    internal void Enter()
    {
        _thread = Thread.CurrentThread;
        NoteContext(ThreadContext.Mark(_thread));
    }

    private void NoteContext(object? mark)
    {
        _outer = ExecutionContext.Capture();
        _outerMark = mark;
    }

    // A task must not leave its context behind on a thread that is not ours.
    private void RestoreContext()
    {
        if (_outer is not null) ExecutionContext.Restore(_outer);
        else if (!ExecutionContext.IsFlowSuppressed()) ExecutionContext.SuppressFlow();
    }
}
