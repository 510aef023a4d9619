// One thread runs everything; which thread that is may change from one Run to the next.
//
// 1. _running (under _gate) is the right to be the loop: whoever sets it enters the core, and only the core's holder touches tasks.
// 2. Other threads ask through the inbox and then notify the reactor. The loop announces that it parks, looks at the inbox and the
//    stop flag once more, and only then waits: one of the two sees the other.
// 3. Shutdown: see LocalExecutor.Shutdown.cs.
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen;

/// <summary>An executor whose reactor and run queue share one thread: the one that calls <c>Run</c>.</summary>
/// <remarks>
/// Nothing a task does on it costs an atomic operation. Tasks left suspended when <c>Run</c> returns go on in the next <c>Run</c>, on
/// whatever thread that is. The loop's order and figures are Tokio's current-thread scheduler's.
/// </remarks>
public sealed partial class LocalExecutor : Executor
{
    private readonly object _gate = new();
    private readonly Inbox _inbox = new();
    private readonly LoopCore _core;
    private readonly Reactor _reactor;
    private readonly LoopTimer? _timer;
    private readonly int _eventInterval;
    private bool _running;

    /// <summary>Makes an executor with its own reactor.</summary>
    public LocalExecutor() : this(new LocalExecutorOptions())
    {
    }

    /// <summary>Makes an executor with its own reactor.</summary>
    /// <param name="options">Read now; later changes have no effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public LocalExecutor(LocalExecutorOptions options) : base(options)
    {
        _reactor = options.MakeReactor(isShared: false);
        _core = new LoopCore(this, _reactor, options);
        _eventInterval = options.EventInterval;
        _grace = options.ShutdownGrace;
        Random = options.Seed is { } seed ? new Random(seed) : new Random();
        if (!ReferenceEquals(options.Clock, TimeProvider.System)) _timer = new LoopTimer(options.Clock, _reactor);
        BeginObservation();
    }

    internal override IEnumerable<StepObserver> Observers => _core.Observer is { } observer ? [observer] : [];

    internal override int TaskCount => _core.Owned.Count;

    internal override int TimerCount => _core.Timers.Count;

    /// <inheritdoc/>
    public override TimeProvider Clock => _core.Clock.Provider;

    /// <inheritdoc/>
    public override Reactor Reactor => _reactor;

    /// <inheritdoc/>
    internal override LoopCore? OnlyLoop => _core;

    internal override bool IsShared => false;

    /// <summary>The only random source that the executor draws from. Its own thread.</summary>
    internal Random Random { get; }

    /// <summary>Runs a task on the calling thread until it has ended, and every other task of the executor meanwhile.</summary>
    /// <returns>The task's result.</returns>
    /// <exception cref="InvalidOperationException">The caller is a task itself, or another thread is in <c>Run</c>.</exception>
    /// <exception cref="ObjectDisposedException">The executor has been shut down.</exception>
    /// <exception cref="TaskAbandonedException">A shutdown gave the task up.</exception>
    public override TResult Run<TMachine, TResult>(in ReactorTask<TMachine, TResult> task)
    {
        EnterRun();
        try
        {
            TaskCell<TMachine, TResult> cell = _core.Pools.RentCell<TMachine, TResult>();
            cell.Machine = task.Machine;
            RunRoot(cell);
            cell.ThrowIfFaulted();
            TResult result = cell.TakeResult();
            cell.Recycle(_core);
            return result;
        }
        finally
        {
            ExitRun();
        }
    }

    /// <inheritdoc cref="Run{TMachine, TResult}(in ReactorTask{TMachine, TResult})"/>
    public override void Run<TMachine>(in ReactorTask<TMachine> task)
    {
        EnterRun();
        try
        {
            TaskCell<TMachine> cell = _core.Pools.RentCell<TMachine>();
            cell.Machine = task.Machine;
            RunRoot(cell);
            cell.ThrowIfFaulted();
            cell.Recycle(_core);
        }
        finally
        {
            ExitRun();
        }
    }

    private void RunRoot(TaskCell root)
    {
        _core.Launch(root, TaskBits.Joined);
        Loop(root);
    }

    /// <summary>Turns until the task has ended, and to the end of a shutdown that has begun.</summary>
    private unsafe void Loop(TaskCell? root)
    {
        byte frame;
        _core.StandOn(&frame);
        while (true)
        {
            if (!_inbox.IsEmpty) DrainInbox();
            _core.RunReady(_eventInterval);
            if (_stopRequested)
            {
                if (AdvanceShutdown()) return;
            }
            else if (root is not null && TaskBits.Is(root.State, TaskBits.Complete))
            {
                return;
            }
            LookAtEvents();
        }
    }

    private void LookAtEvents()
    {
        LoopCore core = _core;
        bool busy = core.Ready.Count > 0 || core.Deferred.Count > 0;
        if (!busy) Wait();
        else if (_reactor.Registrations > 0) Note(_reactor.Wait(0));
        if (core.Timers.Count > 0) core.Timers.Advance(core.Clock.NowMilliseconds);
        core.ReleaseDeferred();
    }

    private void Wait()
    {
        long next = Math.Min(_core.Timers.NextTurn(), _shutdownTurn);
        int timeout = -1;
        if (next != LoopClock.Never)
        {
            long milliseconds = Math.Max(next - _core.Clock.NowMilliseconds, 0);
            if (_timer is null || milliseconds == 0) timeout = (int)Math.Min(milliseconds, int.MaxValue);
            else _timer.Set(milliseconds);
        }
        if (timeout != 0 && (!_reactor.Park() || IsAskedFor(next))) timeout = 0;
        Note(_reactor.Wait(timeout));
    }

    private void Note(int events)
    {
        if (events > 0 && ReactorMetrics.AreWaitsWanted) ReactorMetrics.Fetched(this, events);
    }

    /// <summary>Looks once more, after parking has been announced.</summary>
    private bool IsAskedFor(long nextTurn) =>
        !_inbox.IsEmpty || (_stopRequested && !_shutdownBegun) || (_timer is not null && nextTurn <= _core.Clock.NowMilliseconds);

    /// <summary>Does what other threads have asked for. The loop only.</summary>
    internal void DrainInbox()
    {
        if (_inbox.IsEmpty) return;
        Span<InboxItem> items = _inbox.TakeAll();
        foreach (ref InboxItem item in items)
        {
            switch (item.Kind)
            {
                case InboxKind.Wake: WakeHere(item.Cell!, item.Generation); break;
                case InboxKind.Cancel: _core.Cancel(item.Cell!, item.Generation); break;
                case InboxKind.Detach: DetachHere(item.Cell!, item.Generation); break;
                case InboxKind.Join: JoinHere(item.Cell!, item.Generation, (JoinReceiver)item.Payload!); break;
                case InboxKind.Spawn: AdoptHere(item.Cell!); break;
                case InboxKind.Dump: ((DumpRequest)item.Payload!).Complete(DumpHere()); break;
            }
        }
        items.Clear();
    }

    private void AdoptHere(TaskCell cell)
    {
        _core.Owned.Add(cell);
        _core.Ready.Push(cell.Place);
        if (_core.IsClosed) _core.Cancel(cell, cell.Generation);
    }

    private void EnterRun()
    {
        if (Core.Current is { } current)
            throw new InvalidOperationException($"Run was called by a task of the executor {current.Executor.Name}, whose thread it would block; Spawn and Join it instead.");
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopRequested || _ended, this);
            if (_running) throw new InvalidOperationException($"Another thread is in Run of the executor {Name}; Spawn the task instead.");
            _running = true;
        }
        Enter();
    }

    private void ExitRun()
    {
        Exit();
        bool close = _ended && _closeOnExit;
        lock (_gate)
        {
            _running = false;
            Monitor.PulseAll(_gate);
        }
        if (close) CloseReactor();
    }

    // The thread's contexts while it is the loop: none that a task could change, none that an awaited method could post back to.
    private SynchronizationContext? _outerSynchronization;
    private ExecutionContext? _outerContext;

    private void Enter()
    {
        _outerSynchronization = SynchronizationContext.Current;
        if (_outerSynchronization is not null) SynchronizationContext.SetSynchronizationContext(null);
        _outerContext = ExecutionContext.Capture();
        if (_outerContext is null) ExecutionContext.RestoreFlow();
        _core.Enter(_outerContext ?? ExecutionContext.Capture()!);
    }

    private void Exit()
    {
        _core.Leave();
        if (_outerContext is null) ExecutionContext.SuppressFlow();
        _outerContext = null;
        if (_outerSynchronization is not null) SynchronizationContext.SetSynchronizationContext(_outerSynchronization);
        _outerSynchronization = null;
    }
}
