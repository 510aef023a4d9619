using System.Net.Sockets;
using ReactorGen.Executors;

namespace ReactorGen.Net;

// Out of descriptors, a connection stays in the backlog and nothing announces it again, neither a descriptor that becomes free nor a
// higher limit, only the next connection. So the acceptor must not wait for an event then:
//
//  1. It does not let it come to that: a connection that takes one of the last descriptors is closed. The system gives out the lowest free
//     number, so the number says how many are left.
//  2. Where others have taken those too, it gives its reserve up, accepts, closes, and takes a new reserve: the peer sees that it is
//     refused. Each round ends one connection, so this ends.
//  3. Where the accept fails all the same, or there is no reserve, it sleeps, twice as long each time up to a second, and tries again.

/// <content>Accepting.</content>
public abstract partial class SocketAcceptor<TStream>
{
    /// <summary>
    /// How many connections are accepted in a row before other tasks have their turn: a flood of new ones must not starve the old.
    /// </summary>
    private const int MaximumInARow = 32;

    /// <summary>
    /// How many descriptors are left to the rest of the process: a new thread of the runtime's takes two, and there are not many at once.
    /// </summary>
    private const int Headroom = 16;

    private const int ShortestBackOff = 5;          // milliseconds
    private const int LongestBackOff = 1000;

    private const int NoReserve = -1;

    private int _reserve = NoReserve;
    private long _highest = HighestDescriptor();
    private int _inARow;
    private int _backOff;

    /// <summary>Waits for a connection.</summary>
    /// <returns>The connection, the caller's to dispose of.</returns>
    /// <exception cref="OperationCanceledException">The task was cancelled while it waited.</exception>
    /// <exception cref="ObjectDisposedException">The acceptor has been disposed of, before or meanwhile.</exception>
    /// <exception cref="InvalidOperationException">Another task waits to accept, or the thread is not the executor's.</exception>
    /// <exception cref="SocketException">The system refuses for a reason that time does not mend.</exception>
    [ReactorTask]
    public partial TStream Accept()
    {
        while (true)
        {
            if (TryAccept() is { } stream) return stream;
            if (_backOff > 0) Delay(TimeSpan.FromMilliseconds(_backOff));
            else WaitFor(Interest.Readable);
        }
    }

    /// <summary>Null: wait, or sleep where there is a back-off.</summary>
    private TStream? TryAccept()
    {
        while (TryEnter(Interest.Readable, out Core? core, out HeldDescriptor held))
        {
            if (_inARow >= MaximumInARow)
            {
                held.Dispose();
                _inARow = 0;
                core.Budget = 0;
                return null;
            }
            core.Budget--;
            _inARow++;
            int descriptor = SocketCalls.Accept(held.Number);
            held.Dispose();
            if (descriptor >= 0)
            {
                _backOff = 0;
                if (Take(core, descriptor) is { } stream) return stream;
                continue;
            }
            switch (SocketErrors.ClassifyAccept(-descriptor))
            {
                case AcceptFailure.WouldBlock:
                    _backOff = _inARow = 0;
                    SetDrained(Interest.Readable);
                    break;
                case AcceptFailure.Connection:
                    break;
                case AcceptFailure.Exhausted:
                    if (Refuse(core)) break;
                    _backOff = Math.Clamp(_backOff * 2, ShortestBackOff, LongestBackOff);
                    core.Executor.ReportBackOff(ToString(), _backOff);
                    return null;
                default:
                    Check(descriptor);
                    break;
            }
        }
        return null;
    }

    private TStream? Take(Core core, int descriptor)
    {
        if (descriptor > _highest)
        {
            _highest = HighestDescriptor();         // the limit may have been changed
            if (descriptor > _highest)
            {
                SocketCalls.Close(descriptor);
                CountRefusal(core);
                return null;
            }
        }
        try
        {
            TStream stream = Make(core, descriptor);
            AcceptedConnections++;
            return stream;
        }
        catch (RegistrationLimitException)
        {
            // The descriptor is closed: the one connection is refused, and the acceptor goes on.
            CountRefusal(core);
            return null;
        }
    }

    private void CountRefusal(Core core)
    {
        RefusedConnections++;
        ReactorMetrics.Refused(core.Executor);
    }

    private static long HighestDescriptor() => SocketCalls.DescriptorLimit() - Headroom - 1;

    /// <summary>Accepts and closes one connection in the place of the reserve. False if that did not work.</summary>
    private bool Refuse(Core core)
    {
        int reserve = Interlocked.Exchange(ref _reserve, NoReserve);
        if (reserve < 0)
        {
            TakeReserve();
            return false;
        }
        SocketCalls.Close(reserve);
        using HeldDescriptor held = Hold();
        int descriptor = SocketCalls.Accept(held.Number);
        if (descriptor >= 0)
        {
            SocketCalls.Close(descriptor);
            CountRefusal(core);
        }
        TakeReserve();
        return descriptor >= 0;
    }

    private void TakeReserve()
    {
        _reserve = SocketCalls.OpenPlaceholder();
        Interlocked.MemoryBarrier();
        if (IsDisposed) CloseReserve();         // by another thread, which may have come before the new reserve
    }

    private void CloseReserve()
    {
        int reserve = Interlocked.Exchange(ref _reserve, NoReserve);
        if (reserve >= 0) SocketCalls.Close(reserve);
    }

    /// <inheritdoc/>
    private protected override void OnClose() => CloseReserve();
}
