// 1. All fields are under _lock, which is held for a few instructions and never while anything is woken.
// 2. A mutex that is let go while tasks wait is never free: it is handed to the first of them, whose guard carries the next ticket.
// 3. The ticket names one holding. A guard whose ticket is not the present one has been disposed of before.
// 4. A holder whose task has ended without letting go has lost the mutex: whoever comes or looks next hands it on.
using System.Runtime.CompilerServices;
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Sync;

/// <summary>At most one task at a time: <c>using (mutex.Lock()) { .. }</c>, in which the task may suspend.</summary>
/// <remarks>
/// Tasks of any executor may wait at it together; they get it in the order they came. A cancelled task leaves the queue; a mutex that was handed to
/// it before is returned by <see cref="Lock"/>, and the cancellation comes at the next wait. A task that a hard shutdown gives up while it waits leaves the
/// queue likewise. One that is given up while it holds the mutex, or ends without disposing of its guard, is found out when the next task comes to
/// lock: the mutex is handed on, and <see cref="TaskMutexGuard.IsAbandoned"/> tells the new holder. Nothing is allocated once as many tasks have waited at
/// once as ever will. Not re-entrant. The model is Tokio's <c>Mutex</c>.
/// </remarks>
public sealed class TaskMutex
{
    private readonly Lock _lock = new();
    // True where the mutex was abandoned by the holder before.
    private WaiterQueue<bool> _waiters = new();
    private Waker _holder;
    private long _ticket;
    private bool _isLocked;

    /// <summary>Makes a mutex that nobody holds.</summary>
    /// <param name="name">For dumps.</param>
    public TaskMutex(string? name = null) => Name = name;

    /// <summary>The name it was given.</summary>
    public string? Name { get; }

    /// <summary>Whether somebody holds it. Any thread.</summary>
    public bool IsLocked
    {
        get
        {
            lock (_lock) return _isLocked;
        }
    }

    /// <summary>The task that holds it: an edge of the wait-for graph.</summary>
    internal Waker Holder
    {
        get
        {
            lock (_lock) return _holder;
        }
    }

    /// <summary>In a body: waits until the running task holds the mutex, and lets go of it when the result is disposed of.</summary>
    /// <exception cref="LockRecursionException">The running task holds it already, and does nothing else that could let go of it.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled; it does not hold the mutex.</exception>
    [ReactorTask(Machine = typeof(LockMachine))]
    public TaskMutexGuard Lock([CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Lock), caller);

    /// <summary>Takes the mutex if nobody holds it. Any thread; outside tasks the guard may be disposed of by any code that is not a task either.</summary>
    /// <param name="guard">Lets go when it is disposed of.</param>
    /// <returns>Whether it has been taken.</returns>
    public bool TryLock(out TaskMutexGuard guard)
    {
        Waker asks = Asking();
        lock (_lock)
        {
            bool isAbandoned = _isLocked && IsOrphaned;
            if ((_isLocked && !isAbandoned) || _waiters.First != 0)
            {
                guard = default;
                return false;
            }
            guard = Take(asks, isAbandoned);
            return true;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Naming.Of("mutex", Name);

    /// <summary>Takes the mutex, or queues.</summary>
    /// <param name="asks">The running task.</param>
    /// <param name="isPart">It does several things at once, of which one may wait for another.</param>
    /// <param name="waiter">Its number in the queue, if it has to wait.</param>
    /// <param name="guard">What it has got otherwise.</param>
    internal bool Enter(Waker asks, bool isPart, out int waiter, out TaskMutexGuard guard)
    {
        waiter = 0;
        guard = default;
        Waker next;
        lock (_lock)
        {
            bool isAbandoned = _isLocked && IsOrphaned;
            if ((!_isLocked || isAbandoned) && _waiters.First == 0)
            {
                guard = Take(asks, isAbandoned);
                return true;
            }
            if (_holder == asks && !isPart) throw new LockRecursionException($"The task {Naming.Of(asks)} holds {this} already; it would wait for itself.");
            if (_waiters.IsFull) _waiters.RemoveEnded();
            waiter = _waiters.Add(asks, false);
            if (!isAbandoned) return false;
            next = HandOn(isAbandoned: true);
        }
        next.Wake();
        return false;
    }

    /// <summary>Looks whether a waiter has been handed the mutex. Its number is given back unless the outcome is <see cref="WaitOutcome.Waits"/>.</summary>
    internal WaitOutcome Look(int waiter, bool leave, out TaskMutexGuard guard)
    {
        guard = default;
        Waker next = default;
        lock (_lock)
        {
            WaitOutcome outcome = _waiters.Look(waiter);
            if (outcome == WaitOutcome.Granted)
            {
                guard = new TaskMutexGuard(this, _ticket, _waiters[waiter]);
                _waiters.Remove(waiter);
                return WaitOutcome.Granted;
            }
            if (leave) _waiters.Remove(waiter);
            if (_isLocked && IsOrphaned && _waiters.First != 0) next = HandOn(isAbandoned: true);
        }
        next.Wake();
        return leave ? WaitOutcome.Left : WaitOutcome.Waits;
    }

    /// <summary>Leaves the queue for a task that is dropped: what it was handed goes to the next.</summary>
    internal void GiveUp(int waiter)
    {
        Waker next = default;
        lock (_lock)
        {
            bool held = _waiters.Look(waiter) == WaitOutcome.Granted;
            bool isAbandoned = _waiters[waiter];
            _waiters.Remove(waiter);
            if (held) next = HandOn(isAbandoned);
        }
        next.Wake();
    }

    internal void Exit(long ticket)
    {
        Waker next;
        Waker asks = Asking();
        lock (_lock)
        {
            if (!_isLocked || _ticket != ticket)
                throw new SynchronizationLockException($"This guard of {this} has been disposed of before, or its task has ended since; it cannot let go of the mutex again.");
            if (_holder != asks)
                throw new SynchronizationLockException($"{this} is held by {Naming.Of(_holder)}; {Naming.Of(asks)} cannot let go of it.");
            next = HandOn(isAbandoned: false);
        }
        next.Wake();
    }

    internal string Describe()
    {
        Waker holder;
        bool isLocked;
        int waiting;
        lock (_lock) (holder, isLocked, waiting) = (_holder, _isLocked, _waiters.Count);
        return isLocked ? $"{this} held by {Naming.Of(holder)} ({waiting} waiting)" : $"{this}, free";
    }

    private bool IsOrphaned => _holder.Target is { } target && target.HasEnded(_holder.Generation);

    private TaskMutexGuard Take(Waker holder, bool isAbandoned)
    {
        _isLocked = true;
        _holder = holder;
        return new TaskMutexGuard(this, ++_ticket, isAbandoned);
    }

    private Waker HandOn(bool isAbandoned)
    {
        int first = _waiters.First;
        _ticket++;
        if (first == 0)
        {
            _isLocked = false;
            _holder = default;
            return default;
        }
        _waiters[first] = isAbandoned;
        return _holder = _waiters.Grant(first);
    }

    // The task whose step is on top of this thread's stack.
    private static Waker Asking() => Core.Current?.Running is { } cell ? new Waker(cell, cell.Generation) : default;
}

/// <summary>Holds a <see cref="TaskMutex"/> until it is disposed of: once, and by the task that locked.</summary>
public readonly struct TaskMutexGuard : IDisposable
{
    private readonly TaskMutex? _mutex;
    private readonly long _ticket;

    internal TaskMutexGuard(TaskMutex mutex, long ticket, bool isAbandoned)
    {
        _mutex = mutex;
        _ticket = ticket;
        IsAbandoned = isAbandoned;
    }

    /// <summary>Whether the task that held the mutex before ended without letting go of it: what it guards may be half changed.</summary>
    public bool IsAbandoned { get; }

    /// <summary>Lets go of the mutex: hands it to the first who waits. The task that locked it.</summary>
    /// <exception cref="SynchronizationLockException">It has been disposed of before, or another task holds the mutex; nothing changes.</exception>
    public void Dispose() => _mutex?.Exit(_ticket);
}
