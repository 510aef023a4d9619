using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;
using ReactorGen.Time;

namespace ReactorGen
{
    public static partial class ReactorTask
    {
        /// <summary>
        /// In a body: waits until the source behind the token is ready, and says what for. It consumes nothing; a return is a hint, so the operation is
        /// tried again and may find that it would still block.
        /// </summary>
        /// <param name="token">A registration with the running task's reactor.</param>
        /// <param name="interest">The direction, or both. One task at a time may wait for a direction.</param>
        /// <param name="caller">Filled in by the compiler.</param>
        /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
        /// <exception cref="TokenClosedException">The registration has ended, before or during the wait.</exception>
        /// <exception cref="InvalidOperationException">The token belongs to another reactor, or another task waits for the direction.</exception>
        [ReactorTask(Machine = typeof(SuspendMachine))]
        public static Readiness Suspend(Token token, Interest interest, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Suspend), caller);

        /// <summary>As <see cref="Suspend(Token, Interest, string)"/>, for a limited time.</summary>
        /// <param name="token">A registration with the running task's reactor.</param>
        /// <param name="interest">The direction, or both.</param>
        /// <param name="timeout">At most how long: zero or more, or infinite.</param>
        /// <param name="caller">Filled in by the compiler.</param>
        /// <returns>What the source is ready for; <see cref="Readiness.None"/> if the time is over.</returns>
        [ReactorTask(Machine = typeof(SuspendForMachine))]
        public static Readiness Suspend(Token token, Interest interest, TimeSpan timeout, [CallerMemberName] string caller = "") =>
            throw Untransformed.Call(nameof(Suspend), caller);
    }
}

namespace ReactorGen.Machines
{
    /// <summary>The machine of <see cref="ReactorTask.Suspend(Token, Interest, string)"/>.</summary>
    public struct SuspendMachine : IReactorMachine<Readiness>
    {
        private Token _token;
        private Interest _interest;
        private Readiness _ready;
        private bool _waits;

        /// <summary>Takes the arguments.</summary>
        public void Begin(Token token, Interest interest)
        {
            _token = token;
            _interest = interest;
            _waits = false;
        }

        /// <summary>Takes the arguments and resumes.</summary>
        public Poll Start(scoped ref TaskContext context, Token token, Interest interest)
        {
            Begin(token, interest);
            return Wait(ref context);
        }

        /// <inheritdoc/>
        public Poll Resume(scoped ref TaskContext context)
        {
            if (!_waits) return Wait(ref context);
            if (context.Cell.CancelPending) Cancel(ref context);
            return context.Core.Reactor.PollWait(_token, _interest, context.Waker, out _ready) ? Poll.Ready : Poll.Pending;
        }

        private Poll Wait(scoped ref TaskContext context)
        {
            context.ThrowIfCancelled();
            if (!context.TryConsumeBudget()) return Poll.Pending;
            if (context.Core.Reactor.TryWait(_token, _interest, context.Waker, out _ready)) return Poll.Ready;
            context.RestoreBudget();
            _waits = true;
            return Poll.Pending;
        }

        // Readiness that came along with the cancellation stays with the source: the next wait finds it.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private readonly void Cancel(scoped ref TaskContext context)
        {
            Leave(ref context);
            context.ThrowIfCancelled();
        }

        internal readonly bool Waits => _waits;

        internal readonly void Leave(scoped ref TaskContext context) => context.Core.Reactor.LeaveWait(_token, _interest, context.Waker);

        /// <inheritdoc/>
        public readonly Readiness GetResult() => _ready;

        /// <inheritdoc/>
        public readonly void Describe(ref StackWriter writer) => writer.Leaf(ToString());

        /// <inheritdoc/>
        public readonly override string ToString() => $"{_interest} on {_token}";
    }

    /// <summary>The machine of <see cref="ReactorTask.Suspend(Token, Interest, TimeSpan, string)"/>.</summary>
    public struct SuspendForMachine : IReactorMachine<Readiness>
    {
        private SuspendMachine _wait;
        private TimeSpan _timeout;
        private TimerHandle _timer;
        private bool _waits;
        private bool _timedOut;

        /// <summary>Takes the arguments.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The time-out is negative and not infinite.</exception>
        public void Begin(Token token, Interest interest, TimeSpan timeout)
        {
            LoopClock.Check(timeout, nameof(timeout));
            _wait.Begin(token, interest);
            _timeout = timeout;
            _timer = default;
            _waits = false;
            _timedOut = false;
        }

        /// <inheritdoc/>
        public Poll Resume(scoped ref TaskContext context)
        {
            Poll poll;
            try
            {
                poll = _wait.Resume(ref context);
            }
            catch
            {
                context.Core.Timers.Disarm(_timer);
                throw;
            }
            if (poll == Poll.Ready)
            {
                context.Core.Timers.Disarm(_timer);
                return Poll.Ready;
            }
            if (!_wait.Waits) return Poll.Pending;
            if (!_waits) return Start(ref context);
            if (_timer.IsNone || context.Core.Timers.IsArmed(_timer)) return Poll.Pending;
            return TimeOut(ref context);
        }

        private Poll Start(scoped ref TaskContext context)
        {
            _waits = true;
            if (_timeout == TimeSpan.Zero) return TimeOut(ref context);
            long deadline = context.Core.Clock.Deadline(_timeout);
            if (deadline != LoopClock.Never) _timer = context.Core.Timers.Arm(context.Waker, deadline);
            return Poll.Pending;
        }

        private Poll TimeOut(scoped ref TaskContext context)
        {
            _wait.Leave(ref context);
            _timedOut = true;
            return Poll.Ready;
        }

        /// <inheritdoc/>
        public readonly Readiness GetResult() => _timedOut ? Readiness.None : _wait.GetResult();

        /// <inheritdoc/>
        public readonly void Describe(ref StackWriter writer) => writer.Leaf($"{_wait}, at most {_timeout}");
    }
}
