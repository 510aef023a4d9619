using System.IO.Pipelines;

namespace ReactorGen.Net;

/// <content>As a pair of pipes.</content>
public abstract partial class SocketStream
{
    /// <summary>This connection as a pair of pipes, for parsers that want a <see cref="PipeReader"/>. Any thread.</summary>
    /// <param name="leaveOpen">Whether the connection is left as it is when the pipes are completed.</param>
    /// <returns>The pipes, which follow the rules of <see cref="AsStream"/>.</returns>
    /// <remarks>
    /// The reader receives only when it is asked to and what it has is not enough, and a flush of the writer ends when the system has taken all over:
    /// each side is as fast as the slower of the two. While it waits, the reader holds no buffer. Completing the writer tells the peer that no more
    /// comes, after sending what is left: in a task by <c>CompleteAsync</c>, since <c>Complete</c> would block. Completing it with an exception resets
    /// the connection, so that the peer does not take what it has got for all there is (a Unix socket knows no
    /// reset: there it only closes). When both are completed the connection is closed.
    /// </remarks>
    /// <exception cref="ObjectDisposedException">The connection has been disposed of.</exception>
    public IDuplexPipe AsDuplexPipe(bool leaveOpen = false)
    {
        if (IsDisposed) ThrowDisposed();
        return new DuplexPipe(new StreamAdapter(this, leaveOpen), leaveOpen);
    }

    /// <summary>Closes the connection so that the peer gets a reset, not an end. Any thread.</summary>
    internal void Abort()
    {
        if (Executor.Spawn(ResetTask()) is var reset && reset.IsCompleted) Dispose();
        reset.Detach();
    }

    [ReactorTask]
    private partial void Reset()
    {
        if (!TryHold(out HeldDescriptor held)) return;
        using (held) SocketCalls.ResetOnClose(held.Number);
        Dispose();
    }
}
