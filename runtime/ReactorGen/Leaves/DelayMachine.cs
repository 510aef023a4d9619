using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen
{
    public static partial class ReactorTask
    {
        /// <summary>In a body: waits by the executor's clock, rounded up to whole milliseconds, never less. Zero completes at once.</summary>
        /// <param name="delay">Zero or more, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> to wait until cancelled.</param>
        /// <param name="caller">Filled in by the compiler.</param>
        /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The delay is negative and not infinite.</exception>
        [ReactorTask(Machine = typeof(DelayMachine))]
        public static void Delay(TimeSpan delay, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Delay), caller);
    }
}

namespace ReactorGen.Machines
{
    /// <summary>The machine of <see cref="ReactorTask.Delay"/>.</summary>
    public struct DelayMachine : IReactorMachine
    {
        private TimeSpan _delay;
        private long _deadline;
        private TimerHandle _timer;
        private bool _waits;

        /// <summary>Takes the arguments.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The delay is negative and not infinite.</exception>
        public void Begin(TimeSpan delay)
        {
            LoopClock.Check(delay, nameof(delay));
            _delay = delay;
            _waits = false;
        }

        /// <inheritdoc/>
        public Poll Resume(scoped ref TaskContext context)
        {
            if (!_waits) return Start(ref context);
            if (context.Cell.CancelPending)
            {
                context.Core.Timers.Disarm(_timer);
                context.ThrowIfCancelled();
            }
            if (context.Core.Timers.IsArmed(_timer)) return Poll.Pending;
            if (_deadline == LoopClock.Never) return Poll.Pending;
            return Poll.Ready;
        }

        private Poll Start(scoped ref TaskContext context)
        {
            context.ThrowIfCancelled();
            if (!context.TryConsumeBudget()) return Poll.Pending;
            if (_delay == TimeSpan.Zero) return Poll.Ready;
            context.RestoreBudget();
            _deadline = context.Core.Clock.Deadline(_delay);
            _timer = _deadline == LoopClock.Never ? default : context.Core.Timers.Arm(context.Waker, _deadline);
            _waits = true;
            return Poll.Pending;
        }

        /// <inheritdoc/>
        public readonly void Describe(ref StackWriter writer) => writer.Leaf(_deadline == LoopClock.Never ? "a cancellation" : $"a delay of {_delay}");
    }
}
