using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen
{
    public static partial class ReactorTask
    {
        /// <summary>In a body: waits until a moment of the executor's clock, rounded up to whole milliseconds, never less. One that has passed completes at once.</summary>
        /// <param name="deadline">The moment.</param>
        /// <param name="caller">Filled in by the compiler.</param>
        /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
        /// <exception cref="ArgumentException">The moment is one of another clock.</exception>
        [ReactorTask(Machine = typeof(DelayUntilMachine))]
        public static void DelayUntil(Deadline deadline, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(DelayUntil), caller);
    }
}

namespace ReactorGen.Machines
{
    /// <summary>The machine of <see cref="ReactorTask.DelayUntil"/>.</summary>
    public struct DelayUntilMachine : IReactorMachine
    {
        private Deadline _deadline;
        private TimerHandle _timer;
        private bool _waits;

        /// <summary>Takes the arguments.</summary>
        public void Begin(Deadline deadline)
        {
            _deadline = deadline;
            _timer = default;
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
            return _timer.IsNone || context.Core.Timers.IsArmed(_timer) ? Poll.Pending : Poll.Ready;
        }

        private Poll Start(scoped ref TaskContext context)
        {
            context.ThrowIfCancelled();
            if (_deadline.Clock is { } clock && !ReferenceEquals(clock, context.Clock))
                throw new ArgumentException($"The deadline is one of another clock than that of the executor {context.Executor.Name}.", "deadline");
            if (!context.TryConsumeBudget()) return Poll.Pending;
            if (_deadline.HasPassed) return Poll.Ready;
            context.RestoreBudget();
            long deadline = context.Core.Clock.Deadline(_deadline.Remaining);
            if (deadline != LoopClock.Never) _timer = context.Core.Timers.Arm(context.Waker, deadline);
            _waits = true;
            return Poll.Pending;
        }

        /// <inheritdoc/>
        public readonly void Describe(ref StackWriter writer) => writer.Leaf($"a deadline {_deadline}");
    }
}
