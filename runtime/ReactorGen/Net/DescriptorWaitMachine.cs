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

    /// <summary>Takes the arguments and resumes.</summary>
    public Poll Start(scoped ref TaskContext context, ReactorSocket socket, Interest interest)
    {
        Begin(socket, interest);
        return Wait(ref context);
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context)
    {
        if (!_waits) return Wait(ref context);
        ReactorSocket socket = _socket;
        if (socket.IsDisposed) socket.ThrowDisposed();
        if (context.Cell.CancelPending) Cancel(ref context);
        return IsReady(socket, ref context) ? Leave(socket) : Poll.Pending;
    }

    private readonly bool IsReady(ReactorSocket socket, scoped ref TaskContext context) => context.Core.IsShared
        ? IsReadyShared(socket, ref context)
        : _waits ? context.Core.Reactor.PollWait(socket.Token, _interest, context.Waker, out _) : context.Core.Reactor.TryWait(socket.Token, _interest, context.Waker, out _);

    // Another thread may dispose of the socket between the look at it and the wait.
    private readonly bool IsReadyShared(ReactorSocket socket, scoped ref TaskContext context)
    {
        try
        {
            return _waits
                ? context.Core.Reactor.PollWait(socket.Token, _interest, context.Waker, out _)
                : context.Core.Reactor.TryWait(socket.Token, _interest, context.Waker, out _);
        }
        catch (TokenClosedException) when (socket.IsDisposed)
        {
            socket.ThrowDisposed();
            return true;
        }
    }

    private Poll Wait(scoped ref TaskContext context)
    {
        ReactorSocket socket = _socket;
        if (socket.IsDisposed) socket.ThrowDisposed();
        context.ThrowIfCancelled();
        if (!context.TryConsumeBudget()) return Poll.Pending;
        // It was the budget, not the socket, that kept the operation from trying: an edge-triggered wait would miss what is there.
        if (!socket.IsDrained(_interest))
        {
            _socket = null!;
            return Poll.Ready;
        }
        if (IsReady(socket, ref context)) return Leave(socket);
        context.RestoreBudget();
        _waits = true;
        return Poll.Pending;
    }

    private Poll Leave(ReactorSocket socket)
    {
        socket.ClearDrained(_interest);
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
