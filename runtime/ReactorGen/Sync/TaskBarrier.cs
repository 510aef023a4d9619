// 1. All fields are under _lock, which is held for a few instructions and never while anything is woken.
// 2. The queue holds those who have arrived in the present generation and nobody else: the last to arrive dismisses it as a whole, which
//    begins the next generation. So the number arrived is the length of the queue, and a waiter that leaves takes its arrival along.
using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Sync
{
    /// <summary>A place where a fixed number of tasks wait for each other, again and again.</summary>
    /// <remarks>
    /// A task that is cancelled while it waits, or given up by a hard shutdown, has not arrived: another one is needed in its place. Once the last has arrived,
    /// all go on, cancelled or not. Tasks of any executor. The model is Tokio's <c>Barrier</c>, whose arrivals, though, a cancellation does not take back.
    /// </remarks>
    public sealed class TaskBarrier
    {
        private readonly Lock _lock = new();
        private WaiterQueue<byte> _waiters = new();

        /// <summary>Makes a barrier.</summary>
        /// <param name="participants">How many tasks wait for each other; at least 1.</param>
        /// <param name="name">For dumps.</param>
        /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
        public TaskBarrier(int participants, string? name = null)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(participants, 1);
            Participants = participants;
            Name = name;
        }

        /// <summary>The name it was given.</summary>
        public string? Name { get; }

        /// <summary>How many tasks wait for each other.</summary>
        public int Participants { get; }

        /// <summary>In a body: arrives and waits until as many have arrived as take part.</summary>
        /// <returns>Whether this is the leader: one of each generation is, the last to arrive.</returns>
        /// <exception cref="OperationCanceledException">The task was cancelled; it has not arrived.</exception>
        [ReactorTask(Machine = typeof(BarrierMachine))]
        public bool Wait([CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Wait), caller);

        /// <inheritdoc/>
        public override string ToString() => Naming.Of("barrier", Name);

        internal bool Arrive(Waker asks, out int waiter)
        {
            waiter = 0;
            lock (_lock)
            {
                if (_waiters.Count + 1 >= Participants) _waiters.RemoveEnded();
                if (_waiters.Count + 1 < Participants)
                {
                    waiter = _waiters.Add(asks, 0);
                    return false;
                }
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

        internal WaitOutcome Look(int waiter, bool leave)
        {
            lock (_lock) return _waiters.Settle(waiter, leave);
        }

        internal string Describe()
        {
            int arrived;
            lock (_lock) arrived = _waiters.Count;
            return $"{this} ({arrived} of {Participants})";
        }
    }
}

namespace ReactorGen.Machines
{
    /// <summary>The machine of <see cref="Sync.TaskBarrier.Wait"/>.</summary>
    public struct BarrierMachine : IReactorMachine<bool>
    {
        private Sync.TaskBarrier _barrier;
        private int _waiter;
        private bool _isLeader;

        /// <summary>Takes the barrier.</summary>
        public void Begin(Sync.TaskBarrier barrier)
        {
            ArgumentNullException.ThrowIfNull(barrier);
            _barrier = barrier;
            _waiter = 0;
            _isLeader = false;
        }

        /// <inheritdoc/>
        public Poll Resume(scoped ref TaskContext context)
        {
            if (_waiter == 0) return Enter(ref context);
            Sync.WaitOutcome outcome = _barrier.Look(_waiter, context.Cell.CancelPending);
            if (outcome == Sync.WaitOutcome.Waits) return Poll.Pending;
            _waiter = 0;
            if (outcome == Sync.WaitOutcome.Left) context.ThrowIfCancelled();
            return End();
        }

        private Poll Enter(scoped ref TaskContext context)
        {
            context.ThrowIfCancelled();
            if (!context.TryConsumeBudget()) return Poll.Pending;
            _isLeader = _barrier.Arrive(context.Waker, out _waiter);
            if (_isLeader) return End();
            context.RestoreBudget();
            return Poll.Pending;
        }

        private Poll End()
        {
            _barrier = null!;
            return Poll.Ready;
        }

        /// <inheritdoc/>
        public readonly bool GetResult() => _isLeader;

        /// <inheritdoc/>
        public readonly void Describe(ref StackWriter writer)
        {
            if (_barrier is null) return;
            writer.Leaf(_barrier.Describe());
            if (writer.GivesUp && _waiter != 0) _barrier.Look(_waiter, leave: true);
        }
    }
}
