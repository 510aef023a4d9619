using ReactorGen.Machines;
using ReactorGen.Time;

namespace ReactorGen.Composition;

/// <summary>What the machines of all <c>WithTimeout</c>s have in common.</summary>
internal struct TimedRun<TChild> where TChild : struct, IChild
{
    internal One<TChild> Child;
    private ChildGroup _group;
    private TimeSpan _timeout;
    private TimerHandle _timer;
    private bool _waits;
    private bool _isOver;

    internal void Begin(TimeSpan timeout)
    {
        LoopClock.Check(timeout, nameof(timeout));
        _group = default;
        _timeout = timeout;
        _timer = default;
        _waits = _isOver = false;
    }

    /// <summary>Resumes the child, and once more to cancel it when the time is over: what it has by then beats the time-out.</summary>
    /// <returns>Ready when it has ended. See <see cref="TimedOut"/>.</returns>
    internal Poll Resume(scoped ref TaskContext context)
    {
        Poll poll = _group.Resume(ref Child, ref context);
        if (poll == Poll.Pending && !_isOver && IsOver(ref context))
        {
            _isOver = true;
            _group.Cancel(1);
            poll = _group.Resume(ref Child, ref context);
        }
        if (poll == Poll.Ready && !_timer.IsNone) context.Core.Timers.Disarm(_timer);
        return poll;
    }

    /// <summary>After Ready: whether the time-out has ended the child. Rethrows any other exception of it.</summary>
    internal bool TimedOut(out Exception? exception)
    {
        exception = _group.Failure;
        if (_isOver && _group.EndedByOwnCancellation)
        {
            _group = default;
            return true;
        }
        _group.ThrowIfFailed();
        return false;
    }

    internal readonly TimeoutException Exception(Exception? cancellation) => new($"{TChild.Name} had not ended after {_timeout}.", cancellation);

    internal void Describe(ref StackWriter writer) => _group.Describe(ref Child, _isOver ? $"WithTimeout, over after {_timeout}" : $"WithTimeout of {_timeout}", ref writer);

    private bool IsOver(scoped ref TaskContext context)
    {
        if (_waits) return !_timer.IsNone && !context.Core.Timers.IsArmed(_timer);
        _waits = true;
        if (_timeout == TimeSpan.Zero) return true;
        long deadline = context.Core.Clock.Deadline(_timeout);
        if (deadline != LoopClock.Never) _timer = context.Core.Timers.Arm(context.Waker, deadline);
        return false;
    }
}
