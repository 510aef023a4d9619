// 1. All fields are under _lock, which is held for a few instructions and never while anything is woken.
// 2. Tasks are queued only while the count is above zero. Whoever takes it to zero dismisses them all.
using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Sync
{
    /// <summary>Counts down to zero, once; tasks wait for that.</summary>
    /// <remarks>
    /// Tasks of any executor may wait; any thread may count. A cancelled task leaves the queue, one that a hard shutdown gives up likewise. What the base
    /// library's <see cref="CountdownEvent"/> is for threads; Java calls it <c>CountDownLatch</c>.
    /// </remarks>
    public sealed class TaskLatch
    {
        private readonly Lock _lock = new();
        private WaiterQueue<byte> _waiters = new();
        private int _count;

        /// <summary>Makes a latch.</summary>
        /// <param name="count">From where it counts; with zero nobody waits.</param>
        /// <param name="name">For dumps.</param>
        /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
        public TaskLatch(int count, string? name = null)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            _count = count;
            Name = name;
        }

        /// <summary>The name it was given.</summary>
        public string? Name { get; }

        /// <summary>How far it has to count still. Any thread.</summary>
        public int Count
        {
            get
            {
                lock (_lock) return _count;
            }
        }

        /// <summary>In a body: waits until the count is zero.</summary>
        /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
        [ReactorTask(Machine = typeof(LatchMachine))]
        public void Wait([CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Wait), caller);

        /// <summary>Counts down. Any thread.</summary>
        /// <param name="by">How far; at least 1.</param>
        /// <returns>Whether this has brought it to zero.</returns>
        /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
        /// <exception cref="InvalidOperationException">It would be below zero; nothing changes.</exception>
        public bool CountDown(int by = 1)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(by, 1);
            lock (_lock)
            {
                if (by > _count) throw new InvalidOperationException($"{this} stands at {_count}; it cannot be counted down by {by}.");
                _count -= by;
                if (_count > 0) return false;
                _waiters.ReleaseAll();
            }
            while (true)
            {
                Waker waker;
                lock (_lock)
                {
                    if (!_waiters.TryTakeReleased(out waker)) return true;
                }
                waker.Wake();
            }
        }

        /// <inheritdoc/>
        public override string ToString() => Naming.Of("latch", Name);

        internal bool Enter(Waker asks, out int waiter)
        {
            lock (_lock)
            {
                if (_count > 0 && _waiters.IsFull) _waiters.RemoveEnded();
                waiter = _count == 0 ? 0 : _waiters.Add(asks, 0);
                return waiter == 0;
            }
        }

        internal WaitOutcome Look(int waiter, bool leave)
        {
            lock (_lock) return _waiters.Settle(waiter, leave);
        }
    }
}

namespace ReactorGen.Machines
{
    /// <summary>The machine of <see cref="Sync.TaskLatch.Wait"/>.</summary>
    public struct LatchMachine : IReactorMachine
    {
        private Sync.TaskLatch _latch;
        private int _waiter;

        /// <summary>Takes the latch.</summary>
        public void Begin(Sync.TaskLatch latch)
        {
            ArgumentNullException.ThrowIfNull(latch);
            _latch = latch;
            _waiter = 0;
        }

        /// <inheritdoc/>
        public Poll Resume(scoped ref TaskContext context)
        {
            if (_waiter == 0) return Enter(ref context);
            Sync.WaitOutcome outcome = _latch.Look(_waiter, context.Cell.CancelPending);
            if (outcome == Sync.WaitOutcome.Waits) return Poll.Pending;
            _waiter = 0;
            if (outcome == Sync.WaitOutcome.Left) context.ThrowIfCancelled();
            return End();
        }

        private Poll Enter(scoped ref TaskContext context)
        {
            context.ThrowIfCancelled();
            if (!context.TryConsumeBudget()) return Poll.Pending;
            if (_latch.Enter(context.Waker, out _waiter)) return End();
            context.RestoreBudget();
            return Poll.Pending;
        }

        private Poll End()
        {
            _latch = null!;
            return Poll.Ready;
        }

        /// <inheritdoc/>
        public readonly void Describe(ref StackWriter writer)
        {
            if (_latch is null) return;
            writer.Leaf($"{_latch} ({_latch.Count} to go)");
            if (writer.GivesUp && _waiter != 0) _latch.Look(_waiter, leave: true);
        }
    }
}
