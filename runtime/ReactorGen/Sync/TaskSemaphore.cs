using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Sync
{
    /// <summary>A number of permits that tasks take and give back: at most so many at a time.</summary>
    /// <remarks>
    /// Tasks of any executor may wait at it together; they are served in the order they came, also where a later one asks for less, so that a large
    /// request is not starved. A permit is not tied to a task: who releases need not have acquired. A cancelled task leaves the queue and the next one gets
    /// what it would have got; a permit that was granted before is returned by <see cref="Acquire"/>, and the cancellation comes at the next wait. A task
    /// that a hard shutdown gives up while it waits leaves the queue likewise; permits it had returned from <see cref="Acquire"/> are gone, since its
    /// <c>finally</c> blocks do not run. Nothing is allocated once as many tasks have waited at once as ever will. The model is Tokio's <c>Semaphore</c>.
    /// </remarks>
    public sealed class TaskSemaphore
    {
        private SemaphoreProtocol<NoFaults> _protocol;

        /// <summary>Makes a semaphore.</summary>
        /// <param name="permits">How many permits are free at first; zero or more.</param>
        /// <param name="name">For dumps.</param>
        /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
        public TaskSemaphore(int permits, string? name = null)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(permits);
            _protocol = new SemaphoreProtocol<NoFaults>(permits);
            Name = name;
        }

        /// <summary>The name it was given.</summary>
        public string? Name { get; }

        /// <summary>How many permits are free. Any thread.</summary>
        public int AvailablePermits => _protocol.Figures.Permits;

        /// <summary>
        /// In a body: waits for permits and takes them, all at once. Give them back by disposing of the result, <c>using (semaphore.Acquire())</c>, or by
        /// <see cref="Release"/>, but not by both.
        /// </summary>
        /// <param name="count">How many; at least 1. More than there will ever be waits for ever, and all who come later with it.</param>
        /// <param name="caller">Filled in by the compiler.</param>
        /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
        /// <exception cref="OperationCanceledException">The task was cancelled; it has got no permit.</exception>
        [ReactorTask(Machine = typeof(AcquireMachine))]
        public SemaphorePermits Acquire(int count = 1, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Acquire), caller);

        /// <summary>Takes permits if they are free and no task waits. Any thread.</summary>
        /// <param name="count">How many; at least 1.</param>
        /// <returns>Whether it has taken them.</returns>
        /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
        public bool TryAcquire(int count = 1)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
            return _protocol.TryAcquire(count);
        }

        /// <summary>Gives permits back, or adds some, and wakes exactly the tasks that can go on. Any thread.</summary>
        /// <param name="count">How many; at least 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
        /// <exception cref="SemaphoreFullException">There would be more than <see cref="int.MaxValue"/>; nothing is added.</exception>
        public void Release(int count = 1)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
            _protocol.Release(count);
        }

        /// <inheritdoc/>
        public override string ToString() => Naming.Of("semaphore", Name);

        internal ref SemaphoreProtocol<NoFaults> Protocol => ref _protocol;

        internal string Describe(int count)
        {
            (int permits, int waiting) = _protocol.Figures;
            return $"{(count == 1 ? "a permit" : $"{count} permits")} of {this} ({permits} free, {waiting} waiting)";
        }
    }

    /// <summary>Permits of a <see cref="TaskSemaphore"/> in the hands of a task. A value: the copies stand for the same permits.</summary>
    public readonly struct SemaphorePermits : IDisposable
    {
        private readonly TaskSemaphore? _semaphore;

        internal SemaphorePermits(TaskSemaphore semaphore, int count)
        {
            _semaphore = semaphore;
            Count = count;
        }

        /// <summary>How many.</summary>
        public int Count { get; }

        /// <summary>Gives them back. Any thread; once.</summary>
        public void Dispose() => _semaphore?.Release(Count);
    }
}

namespace ReactorGen.Machines
{
    /// <summary>The machine of <see cref="Sync.TaskSemaphore.Acquire"/>.</summary>
    public struct AcquireMachine : IReactorMachine<Sync.SemaphorePermits>
    {
        private Sync.TaskSemaphore _semaphore;
        private int _count;
        private int _waiter;

        /// <summary>Takes the arguments.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
        public void Begin(Sync.TaskSemaphore semaphore, int count = 1)
        {
            ArgumentNullException.ThrowIfNull(semaphore);
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
            _semaphore = semaphore;
            _count = count;
            _waiter = 0;
        }

        /// <summary>Takes the arguments and resumes.</summary>
        public Poll Start(scoped ref TaskContext context, Sync.TaskSemaphore semaphore, int count = 1)
        {
            Begin(semaphore, count);
            return Enter(ref context);
        }

        /// <inheritdoc/>
        public Poll Resume(scoped ref TaskContext context)
        {
            if (_waiter == 0) return Enter(ref context);
            Sync.WaitOutcome outcome = _semaphore.Protocol.Look(_waiter, context.Cell.CancelPending);
            if (outcome == Sync.WaitOutcome.Waits) return Poll.Pending;
            _waiter = 0;
            if (outcome == Sync.WaitOutcome.Left) context.ThrowIfCancelled();
            return Poll.Ready;
        }

        private Poll Enter(scoped ref TaskContext context)
        {
            context.ThrowIfCancelled();
            if (!context.TryConsumeBudget()) return Poll.Pending;
            if (_semaphore.Protocol.Acquire(_count, context.Waker, out _waiter)) return Poll.Ready;
            context.RestoreBudget();
            return Poll.Pending;
        }

        /// <inheritdoc/>
        public Sync.SemaphorePermits GetResult()
        {
            var permits = new Sync.SemaphorePermits(_semaphore, _count);
            _semaphore = null!;
            return permits;
        }

        /// <inheritdoc/>
        public readonly void Describe(ref StackWriter writer)
        {
            if (_semaphore is null) return;
            writer.Leaf(_semaphore.Describe(_count));
            if (writer.GivesUp && _waiter != 0) _semaphore.Protocol.GiveUp(_waiter);
        }
    }
}
