using System.Net.Sockets;

namespace ReactorGen.Net;

/// <content>Reading.</content>
public abstract partial class SocketStream
{
    /// <summary>Receives what there is, at least a byte, into a buffer of the executor's: while it waits it holds none.</summary>
    /// <returns>The bytes, the caller's to dispose of; of length 0 at the end of the stream.</returns>
    /// <exception cref="SocketException">The connection was reset.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled while it waited.</exception>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of, before or meanwhile.</exception>
    /// <exception cref="InvalidOperationException">Another task waits to read, or the thread is not the executor's.</exception>
    [ReactorTask]
    public partial Chunk ReadChunk()
    {
        while (true)
        {
            if (TryReceiveChunk(out Chunk chunk)) return chunk;
            WaitFor(Interest.Readable);
        }
    }

    /// <summary>Receives what there is, at least a byte, at most as much as the buffer holds.</summary>
    /// <param name="buffer">The caller's, in use until the call returns. An empty one receives nothing and does not wait.</param>
    /// <returns>How many bytes; 0 at the end of the stream.</returns>
    /// <inheritdoc cref="ReadChunk" path="/exception"/>
    [ReactorTask]
    public partial int Read(Memory<byte> buffer)
    {
        int received;
        while ((received = TryReceiveSome(buffer.Span)) < 0) WaitFor(Interest.Readable);
        return received;
    }

    /// <summary>Receives until the buffer is full.</summary>
    /// <param name="buffer">The caller's, in use until the call returns. When it throws, the bytes received before are in it and gone from
    /// the stream.</param>
    /// <exception cref="EndOfStreamException">The stream ended before.</exception>
    /// <inheritdoc cref="ReadChunk" path="/exception"/>
    [ReactorTask]
    public partial void ReadExact(Memory<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            int received = TryReceiveSome(buffer.Span);
            if (received < 0) WaitFor(Interest.Readable);
            else if (received == 0) throw new EndOfStreamException($"The stream ended {buffer.Length} bytes early.");
            else buffer = buffer[received..];
        }
    }
}
