using System.Net.Sockets;

namespace ReactorGen.Net;

/// <content>Writing.</content>
public abstract partial class SocketStream
{
    /// <summary>Sends all of the buffer: returns when the system has taken the last byte over, which says nothing of its arrival.</summary>
    /// <param name="bytes">The caller's, in use until the call returns. When it throws, some of them may have been sent.</param>
    /// <exception cref="SocketException">The connection was reset, or the peer has closed it.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled while it waited.</exception>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of, before or meanwhile.</exception>
    /// <exception cref="InvalidOperationException">Another task waits to write, or the thread is not the executor's.</exception>
    [ReactorTask]
    public partial void WriteAll(ReadOnlyMemory<byte> bytes)
    {
        while (true)
        {
            int sent = TrySendSome(bytes.Span);
            if (sent == bytes.Length) return;
            if (sent > 0) bytes = bytes[sent..];
            WaitFor(Interest.Writable);
        }
    }

    /// <summary>Sends as much of the buffer as the system takes now, at least a byte.</summary>
    /// <param name="bytes">The caller's, in use until the call returns. An empty one sends nothing and does not wait.</param>
    /// <returns>How many bytes were sent.</returns>
    /// <inheritdoc cref="WriteAll" path="/exception"/>
    [ReactorTask]
    public partial int Write(ReadOnlyMemory<byte> bytes)
    {
        int sent;
        while ((sent = TrySendSome(bytes.Span)) < 0) WaitFor(Interest.Writable);
        return sent;
    }
}
