using System.Runtime.CompilerServices;
using ReactorGen.Buffers;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen.Executors;

/// <summary>
/// What a thread needs in order to run tasks of an executor: the loop's private state, or that of one worker. To have it is to be allowed to; no thread
/// ids are compared. After Tokio's <c>Core</c> (tokio/src/runtime/scheduler/current_thread).
/// </summary>
internal abstract partial class Core(Executor executor, Reactor reactor, LoopClock clock, TimerWheel timers, int poolLimit)
{
    [ThreadStatic]
    private static Core? t_current;

    internal readonly Executor Executor = executor;
    internal readonly Reactor Reactor = reactor;
    internal readonly LoopClock Clock = clock;
    internal Pools Pools = new(executor, poolLimit);
    internal readonly TimerWheel Timers = timers;
    internal readonly BufferPool Buffers = new(executor);

    /// <summary>How many leaves the running task may still complete in this run.</summary>
    internal int Budget;

    /// <summary>What stands against running a task at once, in one word.</summary>
    private protected CoreStatus Status = executor.IsShared ? CoreStatus.Shared : 0;

    /// <summary>Whether other threads run tasks of the executor too.</summary>
    internal bool IsShared => Executor.IsShared;

    /// <summary>No task starts any more.</summary>
    internal bool IsClosed => (Status & CoreStatus.Closed) != 0;

    /// <summary>Whether a task runs: its step is on the stack, and no code of others is above it.</summary>
    private protected bool IsRunning => (Status & (CoreStatus.Stepping | CoreStatus.Outside)) == CoreStatus.Stepping;

    /// <summary>Whether a new task may run at once, inside the step of the task that spawns it, as far as this word tells: <see cref="LoopCore.MayEnter"/> tells the rest.</summary>
    internal bool IsAtStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Status == CoreStatus.Stepping;
    }

    /// <summary>What runs tasks on this thread now, if anything does.</summary>
    internal static Core? Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_current;
        private protected set => t_current = value;
    }

    /// <summary>Makes this thread this core's again, after it was another's for a while.</summary>
    internal void Reenter() => t_current = this;

    /// <summary>The task whose step is on top of the stack, if any.</summary>
    internal abstract TaskCell? Running { get; }

    /// <summary>Starts a task that has been rented and given its machine; once a shutdown has begun, ends it as cancelled.</summary>
    /// <returns>The generation of the task.</returns>
    internal int Start(TaskCell cell) => IsClosed ? Refuse(cell) : Launch(cell, 0);

    /// <summary>Runs a task that has just been made, or queues it.</summary>
    /// <param name="cell">The task, given its machine.</param>
    /// <param name="bits">What is set in its state word besides what the running of it asks for.</param>
    /// <returns>The generation of the task.</returns>
    internal abstract int Launch(TaskCell cell, long bits);

    /// <summary>Lets the running task run again, after the event queue has been looked at.</summary>
    internal abstract void Defer(TaskCell cell);

    /// <summary>Takes a pending cancellation of the running task in order to deliver it.</summary>
    internal abstract bool TakeCancel(TaskCell cell);

    /// <summary>Gives up the handle of a task of this executor; false if it has been used up.</summary>
    internal abstract bool Detach(TaskCell cell, int generation);

    /// <summary>Ends a task that came too late, cancelled, without having run.</summary>
    private protected static int Refuse(TaskCell cell)
    {
        int generation = TaskState<LocalTaskAccess>.Rent(ref cell.State, 0);
        cell.CompleteUnstarted();
        return generation;
    }

    /// <summary>Stores the exception that a step has ended with, and brings it to the event where nobody will join the task.</summary>
    private protected void StoreFault(TaskCell cell, Exception exception)
    {
        cell.ClearMachine();
        cell.LeavePool(this);
        var fault = new TaskFault(exception, Executor, cell.Name);
        cell.GetExtras().Fault = fault;
        long state = Volatile.Read(ref cell.State);
        bool cancelled = exception is OperationCanceledException && TaskBits.Is(state, TaskBits.Cancelled);
        if (TaskBits.Is(state, TaskBits.Joined | TaskBits.Detached) || cancelled) fault.Observe();
        if (TaskBits.Is(state, TaskBits.Detached) && !cancelled) Report(exception, cell.Name);
    }

    /// <summary>Brings an exception that nobody will join to the executor's event; user code, so not as a part of the running task.</summary>
    internal void Report(Exception exception, string task)
    {
        CoreStatus before = Status & CoreStatus.Outside;
        Status |= CoreStatus.Outside;
        Executor.ReportUnhandled(exception, task);
        Return(before);
    }

    /// <summary>Cancels the token that a task has given out; user code, so not as a part of the running task.</summary>
    internal void CancelToken(CancellationTokenSource source, string task)
    {
        CoreStatus before = Status & CoreStatus.Outside;
        Status |= CoreStatus.Outside;
        Executor.CancelToken(source, task);
        Return(before);
    }

    /// <summary>Starts no task from now on.</summary>
    internal void CloseToTasks() => Status |= CoreStatus.Closed;

    // That code may have closed the core: only the one bit is put back.
    private void Return(CoreStatus before) => Status = (Status & ~CoreStatus.Outside) | before;
}
