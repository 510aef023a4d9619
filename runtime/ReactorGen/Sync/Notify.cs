// 1. All fields are under _lock, which is held for a few instructions and never while anything is woken.
// 2. _hasPermit only while nobody is queued: a notification is stored only where there is no one to have it.
using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Sync
{
    /// <summary>Tells tasks that something has happened; what, they find out themselves.</summary>
    /// <remarks>
    /// A wait that returns has used up a notification, or was there when <see cref="NotifyAll"/> was called. A task that is cancelled, or given up by a hard shutdown,
    /// before it has a notification of <see cref="NotifyOne"/> leaves the queue; one that has it returns (cancelled at its next wait), or passes it to the next if it is
    /// given up. Any executor, any thread; first come first served. The model is Tokio's <c>Notify</c>.
    /// </remarks>
    public sealed class Notify
    {
        private readonly Lock _lock = new();
        private WaiterQueue<byte> _waiters = new();
        private bool _hasPermit;

        /// <summary>Makes one without a stored notification.</summary>
        /// <param name="name">For dumps.</param>
        public Notify(string? name = null) => Name = name;

        /// <summary>The name it was given.</summary>
        public string? Name { get; }

        /// <summary>In a body: takes the stored notification, or waits for one.</summary>
        /// <exception cref="OperationCanceledException">The task was cancelled; no notification is lost by that.</exception>
        [ReactorTask(Machine = typeof(NotifyMachine))]
        public void Wait([CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Wait), caller);

        /// <summary>Lets the first task that waits go on; where none does, the next one that comes: one notification is stored, not more. Any thread.</summary>
        public void NotifyOne()
        {
            Waker waker = default;
            lock (_lock)
            {
                if (_waiters.First is var first and not 0) waker = _waiters.Grant(first);
                else _hasPermit = true;
            }
            waker.Wake();
        }

        /// <summary>Lets every task go on that waits now, and stores nothing. Any thread.</summary>
        public void NotifyAll()
        {
            lock (_lock) _waiters.ReleaseAll();
            while (true)
            {
                Waker waker;
                lock (_lock)
                {
                    if (!_waiters.TryTakeReleased(out waker)) return;
                }
                waker.Wake();
            }
        }

        /// <inheritdoc/>
        public override string ToString() => Naming.Of("notification", Name);

        internal bool Enter(Waker asks, out int waiter)
        {
            waiter = 0;
            lock (_lock)
            {
                if (_hasPermit)
                {
                    _hasPermit = false;
                    return true;
                }
                if (_waiters.IsFull) _waiters.RemoveEnded();
                waiter = _waiters.Add(asks, 0);
                return false;
            }
        }

        internal WaitOutcome Look(int waiter, bool leave)
        {
            lock (_lock) return _waiters.Settle(waiter, leave);
        }

        internal void GiveUp(int waiter)
        {
            if (Look(waiter, leave: true) == WaitOutcome.Granted) NotifyOne();
        }

        internal string Describe()
        {
            int waiting;
            lock (_lock) waiting = _waiters.Count;
            return $"{this} ({waiting} waiting)";
        }
    }
}

namespace ReactorGen.Machines
{
    /// <summary>The machine of <see cref="Sync.Notify.Wait"/>.</summary>
    public struct NotifyMachine : IReactorMachine
    {
        private Sync.Notify _notify;
        private int _waiter;

        /// <summary>Takes what to wait for.</summary>
        public void Begin(Sync.Notify notify)
        {
            ArgumentNullException.ThrowIfNull(notify);
            _notify = notify;
            _waiter = 0;
        }

        /// <inheritdoc/>
        public Poll Resume(scoped ref TaskContext context)
        {
            if (_waiter == 0) return Enter(ref context);
            Sync.WaitOutcome outcome = _notify.Look(_waiter, context.Cell.CancelPending);
            if (outcome == Sync.WaitOutcome.Waits) return Poll.Pending;
            _waiter = 0;
            if (outcome == Sync.WaitOutcome.Left) context.ThrowIfCancelled();
            return End();
        }

        private Poll Enter(scoped ref TaskContext context)
        {
            context.ThrowIfCancelled();
            if (!context.TryConsumeBudget()) return Poll.Pending;
            if (_notify.Enter(context.Waker, out _waiter)) return End();
            context.RestoreBudget();
            return Poll.Pending;
        }

        private Poll End()
        {
            _notify = null!;
            return Poll.Ready;
        }

        /// <inheritdoc/>
        public readonly void Describe(ref StackWriter writer)
        {
            if (_notify is null) return;
            writer.Leaf(_notify.Describe());
            if (writer.GivesUp && _waiter != 0) _notify.GiveUp(_waiter);
        }
    }
}
