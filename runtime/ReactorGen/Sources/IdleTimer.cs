// 1. _silentFrom is when the silence will have lasted long enough, in milliseconds of the executor's loop; Touch stores it, from any thread that runs a task of the executor.
// 2. The task that waits arms one timer and, when it fires, looks at _silentFrom: if that has moved, it arms it again. So a touch need not reach the timer.
// 3. Where one thread runs all tasks a touch moves the timer too, by another plain store, which spares the task that waits the look. _timer is that task's on other executors.
using System.Runtime.CompilerServices;
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen.Sources
{
    /// <summary>Runs out when nothing has happened for a while: for connections to be closed after so much silence. Each sign of life costs a look at the clock and a store.</summary>
    /// <remarks>
    /// For the tasks of the executor on which it was made: one waits, any may touch. Nothing is allocated for a touch or a wait. How a timer is moved by a store is from Tokio
    /// (tokio/src/runtime/time/entry.rs).
    /// </remarks>
    public sealed partial class IdleTimer
    {
        private readonly Executor _executor;
        private readonly LoopClock _clock;
        private long _silentFrom;
        private TimerHandle _timer;

        /// <summary>Begins now, by the clock of the running task.</summary>
        /// <param name="limit">How long a silence may last: more than zero, rounded up to whole milliseconds; or infinite.</param>
        /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
        /// <exception cref="InvalidOperationException">No task runs on this thread.</exception>
        public IdleTimer(TimeSpan limit)
        {
            if (limit != System.Threading.Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero);
            Core core = Core.Current is { Running: not null } current ? current : throw new InvalidOperationException($"An {nameof(IdleTimer)} was made outside a task.");
            Limit = limit;
            _executor = core.Executor;
            _clock = core.Clock;
            _silentFrom = _clock.Deadline(limit);
        }

        /// <summary>How long a silence may last.</summary>
        public TimeSpan Limit { get; }

        /// <summary>Says that something has happened: the silence begins anew.</summary>
        /// <exception cref="InvalidOperationException">The caller is not in a task of the executor.</exception>
        public void Touch()
        {
            Core core = Enter();
            long silentFrom = _clock.Deadline(Limit);
            Volatile.Write(ref _silentFrom, silentFrom);
            if (!core.IsShared) core.Timers.TryMove(_timer, silentFrom);
        }

        /// <summary>Waits until nothing has happened for <see cref="Limit"/>. Returns at once, again and again, once that is so, until the next touch.</summary>
        /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
        /// <exception cref="InvalidOperationException">Another task waits, or the caller is a task of another executor.</exception>
        [ReactorTask]
        public partial void Wait() => WaitForSilence();

        [ReactorTask(Machine = typeof(IdleMachine))]
        internal void WaitForSilence([CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(WaitForSilence), caller);

        internal Core Enter() => Core.Current is { } core && ReferenceEquals(core.Executor, _executor)
            ? core
            : throw new InvalidOperationException(
                $"An {nameof(IdleTimer)} of the executor {_executor.Name} was used outside its tasks; make one in a task of the executor that is to use it.");

        internal bool HasRunOut => Volatile.Read(ref _silentFrom) <= _clock.NowMilliseconds;

        internal bool IsArmed(Core core) => core.Timers.IsArmed(_timer);

        /// <summary>Arms the timer, which nobody else may have done.</summary>
        internal void Arm(Core core, Waker waker, bool first)
        {
            if (first && core.Timers.IsArmed(_timer)) throw new InvalidOperationException($"Two tasks wait at one {nameof(IdleTimer)}.");
            long silentFrom = Volatile.Read(ref _silentFrom);
            if (silentFrom != LoopClock.Never) _timer = core.Timers.Arm(waker, silentFrom);
        }

        internal void Disarm(Core core)
        {
            core.Timers.Disarm(_timer);
            _timer = default;
        }
    }
}

namespace ReactorGen.Machines
{
    /// <summary>The machine of <see cref="Sources.IdleTimer.Wait"/>.</summary>
    internal struct IdleMachine : IReactorMachine
    {
        private Sources.IdleTimer _timer;
        private bool _waits;

        /// <summary>Takes what to wait for.</summary>
        public void Begin(Sources.IdleTimer timer)
        {
            _timer = timer;
            _waits = false;
        }

        /// <inheritdoc/>
        public Poll Resume(scoped ref TaskContext context)
        {
            if (!_waits) return Start(ref context);
            if (context.Cell.CancelPending)
            {
                _timer.Disarm(context.Core);
                context.ThrowIfCancelled();
            }
            if (_timer.IsArmed(context.Core)) return Poll.Pending;
            if (_timer.HasRunOut) return End();
            _timer.Arm(context.Core, context.Waker, first: false);
            return Poll.Pending;
        }

        private Poll Start(scoped ref TaskContext context)
        {
            context.ThrowIfCancelled();
            _timer.Enter();
            if (!context.TryConsumeBudget()) return Poll.Pending;
            if (_timer.HasRunOut) return End();
            context.RestoreBudget();
            _timer.Arm(context.Core, context.Waker, first: true);
            _waits = true;
            return Poll.Pending;
        }

        private Poll End()
        {
            _timer = null!;
            return Poll.Ready;
        }

        /// <inheritdoc/>
        public readonly void Describe(ref StackWriter writer)
        {
            if (_timer is not null) writer.Leaf($"a silence of {_timer.Limit}");
        }
    }
}
