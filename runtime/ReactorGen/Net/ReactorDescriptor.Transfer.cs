using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ReactorGen.Buffers;
using ReactorGen.EventQueues;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <content>One attempt to read or write: what the operations of streams and pipes repeat until they need not wait.</content>
public abstract partial class ReactorDescriptor
{
    /// <summary>False: wait first. A chunk of length 0 is the end.</summary>
    private protected unsafe bool TryReceiveChunk(out Chunk chunk)
    {
        chunk = default;
        if (!TryEnter(Interest.Readable, out Core? core, out HeldDescriptor held)) return false;
        PooledBuffer buffer = core.Buffers.Rent();
        int received = Receive(held.Number, buffer.Address, BufferPool.BufferSize);
        held.Dispose();
        if (received > 0)
        {
            core.Budget--;
            if (received < BufferPool.BufferSize) FellShort(Interest.Readable);
            chunk = new Chunk(buffer, received);
            return true;
        }
        core.Buffers.Return(buffer);
        return received == 0 || Fail(received, Interest.Readable);
    }

    /// <summary>Bytes received, 0 at the end of the stream; negative: wait first.</summary>
    private protected unsafe int TryReceiveSome(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return Nothing();
        if (!TryEnter(Interest.Readable, out Core? core, out HeldDescriptor held)) return -1;
        int received;
        fixed (byte* pointer = buffer) received = Receive(held.Number, pointer, buffer.Length);
        held.Dispose();
        if (received > 0)
        {
            core.Budget--;
            if (received < buffer.Length) FellShort(Interest.Readable);
        }
        else if (received < 0)
        {
            Fail(received, Interest.Readable);
        }
        return received;
    }

    /// <summary>Bytes sent; negative: wait first.</summary>
    private protected int TrySendSome(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return Nothing();
        if (!TryEnter(Interest.Writable, out Core? core, out HeldDescriptor held)) return -1;
        int sent = _kind == DescriptorKind.Other ? SocketCalls.Write(held.Number, bytes) : SocketCalls.Send(held.Number, bytes);
        held.Dispose();
        if (sent >= 0)
        {
            core.Budget--;
            if (sent < bytes.Length) FellShort(Interest.Writable);
        }
        else
        {
            Fail(sent, Interest.Writable);
        }
        return sent;
    }

    /// <summary>False: the operation would have blocked. Any other error throws.</summary>
    private protected bool Fail(int result, Interest direction)
    {
        if (result != -ErrnoPolicy.WouldBlock) Throw(result);
        SetDrained(direction);
        return false;
    }

    /// <summary>The exception for an error number of a read or write.</summary>
    private protected virtual Exception FailureOf(int error) => SocketErrors.Exception(error);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe int Receive(int descriptor, byte* buffer, int length) =>
        _kind == DescriptorKind.Other ? SocketCalls.Read(descriptor, buffer, length) : SocketCalls.Receive(descriptor, buffer, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FellShort(Interest direction)
    {
        if (_kind == DescriptorKind.Tcp) SetDrained(direction);
    }

    /// <summary>An empty buffer: nothing to do, where it would have been allowed.</summary>
    private int Nothing()
    {
        Enter();
        return 0;
    }

    [DoesNotReturn]
    private void Throw(int result) => throw FailureOf(-result);
}
