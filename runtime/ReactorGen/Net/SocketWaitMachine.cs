using ReactorGen.Machines;

namespace ReactorGen.Net;

/// <summary>The machine of <see cref="ReactorSocket.WaitFor"/>.</summary>
internal struct SocketWaitMachine : IReactorMachine
{
    private ReactorSocket _socket;
    private Interest _interest;
    private bool _waits;

    /// <summary>Takes the arguments.</summary>
    public void Begin(ReactorSocket socket, Interest interest)
    {
        _socket = socket;
        _interest = interest;
        _waits = false;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        ReactorSocket socket = _socket;
        if (socket.IsDisposed) socket.ThrowDisposed();
        if (_waits)
        {
            if (context.Cell.CancelPending) Cancel(ref context);
            if (!context.Core.Reactor.PollWait(socket.Token, _interest, context.Waker, out _)) return Poll.Pending;
        }
        else
        {
            context.ThrowIfCancelled();
            if (!context.TryConsumeBudget()) return Poll.Pending;
            // It was the budget, not the socket, that kept the operation from trying: an edge-triggered wait would miss what is there.
            if (!socket.IsDrained(_interest)) return Leave();
            if (!context.Core.Reactor.TryWait(socket.Token, _interest, context.Waker, out _))
            {
                context.RestoreBudget();
                _waits = true;
                return Poll.Pending;
            }
        }
        socket.ClearDrained(_interest);
        return Leave();
    }

    private Poll Leave()
    {
        _socket = null!;
        return Poll.Ready;
    }

    // Readiness that came along with the cancellation stays with the socket: the next wait finds it.
    private readonly void Cancel(scoped ref TaskContext context)
    {
        context.Core.Reactor.LeaveWait(_socket.Token, _interest, context.Waker);
        context.ThrowIfCancelled();
    }

    /// <inheritdoc/>
    public readonly void Describe(ref StackWriter writer) => writer.Leaf($"{_interest} on {_socket}");
}
