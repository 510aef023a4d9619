using Microsoft.Extensions.Logging;
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

/// <summary>Runs tasks: owns them, resumes them when they are woken, and ends them when it is shut down.</summary>
/// <remarks>
/// <see cref="LocalExecutor"/> is the one with a single thread, <see cref="ThreadPoolExecutor"/> the one on the .NET thread pool; to write another, derive from
/// <see cref="ScheduledExecutor"/>.
/// </remarks>
public abstract class Executor : IDisposable
{
    private readonly ILogger? _logger;
    private readonly TimeSpan? _stepLimit;
    private Watchdog? _watchdog;

    private protected Executor(ExecutorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Name = options.Name;
        _logger = options.Logger;
        _stepLimit = options.StepLimit;
    }

    /// <summary>The executor is made: it may be looked at from now on.</summary>
    private protected void BeginObservation()
    {
        ReactorMetrics.Add(this);
        if (_stepLimit is { } limit) _watchdog = new Watchdog(this, limit);
    }

    /// <summary>The executor is closed.</summary>
    private protected void EndObservation()
    {
        ReactorMetrics.Remove(this);
        _watchdog?.Dispose();
    }

    /// <summary>Whether a watchdog looks at the steps of its tasks.</summary>
    internal bool Watches => _watchdog is not null;

    /// <summary>Whether somebody wants to know when steps begin and end.</summary>
    internal bool IsObserved => Watches || ReactorMetrics.AreStepsWanted;

    /// <summary>What is noted of the steps of its cores.</summary>
    internal abstract IEnumerable<StepObserver> Observers { get; }

    /// <summary>Tasks that are suspended or runnable; any thread, about now.</summary>
    internal abstract int TaskCount { get; }

    /// <summary>Armed timers; any thread, about now.</summary>
    internal abstract int TimerCount { get; }

    /// <summary>The executor's name, for errors and dumps.</summary>
    public string Name { get; }

    /// <summary>Whether different threads run its tasks.</summary>
    internal abstract bool IsShared { get; }

    /// <summary>The one loop that runs all its tasks, where there is one.</summary>
    internal virtual LoopCore? OnlyLoop => null;

    /// <summary>The clock that delays and time-outs follow.</summary>
    public abstract TimeProvider Clock { get; }

    /// <summary>The reactor its tasks wait on.</summary>
    public abstract Reactor Reactor { get; }

    /// <summary>
    /// Raised for an exception that nobody will see otherwise: of a detached task, of one whose handle was dropped without a join (then from
    /// the finalizer's thread), of a callback of a task's cancellation token, and for each task that a shutdown had to give up
    /// (<see cref="TaskAbandonedException"/>). Without a handler it is written to the standard error stream. What a handler throws is too.
    /// </summary>
    public event EventHandler<TaskExceptionEventArgs>? UnhandledException;

    /// <summary>
    /// Raised when a task has run for longer than <see cref="ExecutorOptions.StepLimit"/> without suspending, once for each such step, while it runs. On a thread of the
    /// watchdog's.
    /// </summary>
    public event EventHandler<SlowStepEventArgs>? SlowStep;

    /// <summary>Runs a task and blocks the calling thread until it has ended.</summary>
    /// <returns>The task's result.</returns>
    /// <exception cref="InvalidOperationException">The caller is a task itself, whose thread this would block; or the executor has another reason, which it names.</exception>
    /// <exception cref="ObjectDisposedException">The executor has been shut down.</exception>
    /// <exception cref="OperationCanceledException">A shutdown cancelled the task.</exception>
    /// <exception cref="TaskAbandonedException">A shutdown gave the task up.</exception>
    public abstract TResult Run<TMachine, TResult>(in ReactorTask<TMachine, TResult> task) where TMachine : struct, IReactorMachine<TResult>;

    /// <inheritdoc cref="Run{TMachine, TResult}(in ReactorTask{TMachine, TResult})"/>
    public abstract void Run<TMachine>(in ReactorTask<TMachine> task) where TMachine : struct, IReactorMachine;

    /// <inheritdoc cref="Run{TMachine, TResult}(in ReactorTask{TMachine, TResult})"/>
    public TResult Run<TResult>(BoxedTask<TResult> task) => Run(AwaitTask(task));

    /// <inheritdoc cref="Run{TMachine, TResult}(in ReactorTask{TMachine, TResult})"/>
    public void Run(BoxedTask task) => Run(AwaitTask(task));

    /// <summary>Starts a task. On the executor's own thread, from a task, it may run to its first suspension before this returns. Any thread.</summary>
    /// <param name="task">The task, made by <c>XTask(..)</c>; copied.</param>
    /// <param name="name">A name for errors and dumps; the method's by default.</param>
    /// <returns>
    /// The handle to join, await, cancel or detach. Once a shutdown has begun the task does not run, and the handle is that of a cancelled one.
    /// </returns>
    public JoinHandle<TResult> Spawn<TMachine, TResult>(in ReactorTask<TMachine, TResult> task, string? name = null)
        where TMachine : struct, IReactorMachine<TResult>
    {
        if (Core.Current is { } core && ReferenceEquals(core.Executor, this)) return core.Spawn(in task, name);
        var cell = new TaskCell<TMachine, TResult>(this) { Machine = task.Machine };
        return new JoinHandle<TResult>(cell, Post(cell, name));
    }

    /// <inheritdoc cref="Spawn{TMachine, TResult}(in ReactorTask{TMachine, TResult}, string?)"/>
    public JoinHandle Spawn<TMachine>(in ReactorTask<TMachine> task, string? name = null) where TMachine : struct, IReactorMachine
    {
        if (Core.Current is { } core && ReferenceEquals(core.Executor, this)) return core.Spawn(in task, name);
        var cell = new TaskCell<TMachine>(this) { Machine = task.Machine };
        return new JoinHandle(cell, Post(cell, name));
    }

    /// <inheritdoc cref="Spawn{TMachine, TResult}(in ReactorTask{TMachine, TResult}, string?)"/>
    public JoinHandle<TResult> Spawn<TResult>(BoxedTask<TResult> task, string? name = null) => Spawn(AwaitTask(task), name);

    /// <inheritdoc cref="Spawn{TMachine, TResult}(in ReactorTask{TMachine, TResult}, string?)"/>
    public JoinHandle Spawn(BoxedTask task, string? name = null) => Spawn(AwaitTask(task), name);

    /// <summary>Asks for a shutdown and returns at once. Any thread, any number of times.</summary>
    public abstract void Stop();

    /// <summary>
    /// Cancels every task and waits for them to end; cancels again half-way through the grace period; gives up and reports what has
    /// not ended after it. Any thread, any number of times; from one of the executor's own tasks it asks and returns at once.
    /// </summary>
    /// <param name="grace">How long tasks have; zero gives them one run. The shortest of several calls counts.</param>
    public abstract void Shutdown(TimeSpan grace);

    /// <summary>The logical stack of every task that has started and not ended. Any thread.</summary>
    public abstract IReadOnlyList<TaskDump> DumpTasks();

    /// <summary>Shuts down with the grace period of the options, then closes the reactor.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Shuts down and closes what the executor owns.</summary>
    /// <param name="disposing">Always true.</param>
    protected abstract void Dispose(bool disposing);

    internal abstract void Wake(TaskCell cell, int generation);

    internal abstract void Cancel(TaskCell cell, int generation);

    internal abstract bool Detach(TaskCell cell, int generation);

    /// <summary>Claims the join of a task for code outside its loop.</summary>
    internal abstract void Join(TaskCell cell, int generation, JoinReceiver receiver);

    /// <summary>Hands over a new task from another thread; false after a shutdown has begun.</summary>
    private protected abstract bool TryPostNew(TaskCell cell);

    /// <summary>
    /// Starts a task that nobody joins, in a cell that its maker keeps, and that runs no code of others: it may take its first step inside this call. Any thread.
    /// </summary>
    /// <returns>False once a shutdown has begun: the task does not run, and the cell is its maker's.</returns>
    internal abstract bool TryStart(TaskCell cell);

    internal void ReportUnhandled(Exception exception, string task)
    {
        EventHandler<TaskExceptionEventArgs>? handlers = UnhandledException;
        ReactorMetrics.Faulted(this);
        try
        {
            _logger?.UnhandledException(exception, task, Name);
            if (handlers is not null) handlers(this, new TaskExceptionEventArgs(exception, task));
            else if (_logger is null) Console.Error.WriteLine($"Unhandled exception in task {task} on {Name}: {exception}");
        }
        catch (Exception inHandler)
        {
            if (_logger is not null) _logger.HandlerThrew(inHandler, task, Name);
            else Console.Error.WriteLine($"Unhandled exception in task {task} on {Name}: {exception}{Environment.NewLine}The handler of it threw: {inHandler}");
        }
    }

    internal void ReportSlowStep(SlowStepEventArgs step)
    {
        _logger?.SlowStep(step.Task, Name, step.Time.TotalMilliseconds, step.After);
        try
        {
            SlowStep?.Invoke(this, step);
        }
        catch (Exception exception)
        {
            ReportUnhandled(exception, $"the handler of {nameof(SlowStep)}");
        }
    }

    internal void ReportBackOff(string acceptor, int milliseconds)
    {
        ReactorMetrics.BackedOff(this);
        _logger?.BackedOff(acceptor, Name, milliseconds);
    }

    internal void CancelToken(CancellationTokenSource source, string task)
    {
        try
        {
            source.Cancel();
        }
        catch (Exception exception)
        {
            ReportUnhandled(exception, task);
        }
    }

    private int Post(TaskCell cell, string? name)
    {
        if (name is not null) cell.GetExtras().Name = name;
        int generation = TaskState<LocalTaskAccess>.Rent(ref cell.State, TaskBits.Notified);
        if (!TryPostNew(cell)) cell.CompleteUnstarted();
        return generation;
    }

    private static ReactorTask<AwaitBoxedMachine<TResult>, TResult> AwaitTask<TResult>(BoxedTask<TResult> task)
    {
        var wrapped = default(ReactorTask<AwaitBoxedMachine<TResult>, TResult>);
        wrapped.Machine.Begin(task);
        return wrapped;
    }

    private static ReactorTask<AwaitBoxedMachine> AwaitTask(BoxedTask task)
    {
        var wrapped = default(ReactorTask<AwaitBoxedMachine>);
        wrapped.Machine.Begin(task);
        return wrapped;
    }
}
