using ReactorGen.Machines;

namespace ReactorGen.Net;

/// <summary>The machine of <see cref="ReactorDescriptor.WaitFor"/>.</summary>
internal struct DescriptorWaitMachine : IReactorMachine
{
    private ReactorDescriptor _descriptor;
    private Interest _interest;
    private bool _waits;

    /// <summary>Takes the arguments.</summary>
    public void Begin(ReactorDescriptor descriptor, Interest interest)
    {
        _descriptor = descriptor;
        _interest = interest;
        _waits = false;
    }

    /// <summary>Takes the arguments and resumes.</summary>
    public Poll Start(scoped ref TaskContext context, ReactorDescriptor descriptor, Interest interest)
    {
        Begin(descriptor, interest);
        return Wait(ref context);
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        if (!_waits) return Wait(ref context);
        ReactorDescriptor descriptor = _descriptor;
        if (descriptor.IsDisposed) descriptor.ThrowDisposed();
        if (context.Cell.CancelPending) Cancel(ref context);
        return IsReady(descriptor, ref context) ? Leave(descriptor) : Poll.Pending;
    }

    private readonly bool IsReady(ReactorDescriptor descriptor, scoped ref TaskContext context) => context.Core.IsShared
        ? IsReadyShared(descriptor, ref context)
        : _waits ? context.Core.Reactor.PollWait(descriptor.Token, _interest, context.Waker, out _) : context.Core.Reactor.TryWait(descriptor.Token, _interest, context.Waker, out _);

    // Another thread may dispose of the descriptor between the look at it and the wait.
    private readonly bool IsReadyShared(ReactorDescriptor descriptor, scoped ref TaskContext context)
    {
        try
        {
            return _waits
                ? context.Core.Reactor.PollWait(descriptor.Token, _interest, context.Waker, out _)
                : context.Core.Reactor.TryWait(descriptor.Token, _interest, context.Waker, out _);
        }
        catch (TokenClosedException) when (descriptor.IsDisposed)
        {
            descriptor.ThrowDisposed();
            return true;
        }
    }

    private Poll Wait(scoped ref TaskContext context)
    {
        ReactorDescriptor descriptor = _descriptor;
        if (descriptor.IsDisposed) descriptor.ThrowDisposed();
        context.ThrowIfCancelled();
        if (!context.TryConsumeBudget()) return Poll.Pending;
        // It was the budget, not the descriptor, that kept the operation from trying: an edge-triggered wait would miss what is there.
        if (!descriptor.IsDrained(_interest))
        {
            _descriptor = null!;
            return Poll.Ready;
        }
        if (IsReady(descriptor, ref context)) return Leave(descriptor);
        context.RestoreBudget();
        _waits = true;
        return Poll.Pending;
    }

    private Poll Leave(ReactorDescriptor descriptor)
    {
        descriptor.ClearDrained(_interest);
        _descriptor = null!;
        return Poll.Ready;
    }

    // Readiness that came along with the cancellation stays with the descriptor: the next wait finds it.
    private readonly void Cancel(scoped ref TaskContext context)
    {
        context.Core.Reactor.LeaveWait(_descriptor.Token, _interest, context.Waker);
        context.ThrowIfCancelled();
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => writer.Leaf($"{_interest} on {_descriptor}");
}
