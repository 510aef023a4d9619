using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using ReactorGen.Buffers;
using ReactorGen.EventQueues;
using ReactorGen.Executors;

namespace ReactorGen.Net;

// A receive that returns less than it was offered has emptied the socket: the next one waits first, which saves the system call that would
// say so. That is sound for edge-triggered TCP: what comes later, the peer's end included, is an event.

/// <content>Reading.</content>
public sealed partial class TcpStream
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
        while ((received = TryReceive(buffer.Span)) < 0) WaitFor(Interest.Readable);
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
            int received = TryReceive(buffer.Span);
            if (received < 0) WaitFor(Interest.Readable);
            else if (received == 0) throw new EndOfStreamException($"The stream ended {buffer.Length} bytes early.");
            else buffer = buffer[received..];
        }
    }

    private unsafe bool TryReceiveChunk(out Chunk chunk)
    {
        chunk = default;
        if (!TryEnter(Interest.Readable, out Core? core, out HeldDescriptor held)) return false;
        PooledBuffer buffer = core.Buffers.Rent();
        int received = SocketCalls.Receive(held.Number, buffer.Address, BufferPool.BufferSize);
        held.Dispose();
        if (received > 0)
        {
            core.Budget--;
            if (received < BufferPool.BufferSize) SetDrained(Interest.Readable);
            chunk = new Chunk(buffer, received);
            return true;
        }
        core.Buffers.Return(buffer);
        return received == 0 || Fail(received, Interest.Readable);
    }

    /// <summary>Bytes received, 0 at the end of the stream; negative: wait first.</summary>
    private unsafe int TryReceive(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return Nothing();
        if (!TryEnter(Interest.Readable, out Core? core, out HeldDescriptor held)) return -1;
        int received;
        fixed (byte* pointer = buffer) received = SocketCalls.Receive(held.Number, pointer, buffer.Length);
        held.Dispose();
        if (received > 0)
        {
            core.Budget--;
            if (received < buffer.Length) SetDrained(Interest.Readable);
        }
        else if (received < 0)
        {
            Fail(received, Interest.Readable);
        }
        return received;
    }

    /// <summary>An empty buffer: nothing to do, where it would have been allowed.</summary>
    private int Nothing()
    {
        Enter();
        return 0;
    }

    /// <summary>False: the operation would have blocked. Any other error throws.</summary>
    private bool Fail(int result, Interest direction)
    {
        if (result != -ErrnoPolicy.WouldBlock) Throw(result);
        SetDrained(direction);
        return false;
    }

    [DoesNotReturn]
    private static void Throw(int result) => throw SocketErrors.Exception(-result);
}
