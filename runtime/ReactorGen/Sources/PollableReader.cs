using System.Runtime.InteropServices;
using ReactorGen.Executors;
using ReactorGen.Net;

namespace ReactorGen.Sources;

/// <summary>Reads from a pipe or whatever else the system can poll, for the tasks of one executor.</summary>
/// <remarks><inheritdoc cref="PollableHandle" path="/remarks"/> One task may read at a time. A cancelled read has taken nothing, <see cref="ReadExact"/> apart.</remarks>
public sealed partial class PollableReader : PollableHandle
{
    private PollableReader(Core core, int descriptor) : base(core, descriptor, Interest.Readable)
    {
    }

    /// <summary>Opens a handle for reading. In a task.</summary>
    /// <param name="handle">Stays the caller's.</param>
    /// <returns>The reader, the caller's to dispose of.</returns>
    /// <exception cref="NotSupportedException">It is a regular file, a directory or a device that is always ready.</exception>
    /// <exception cref="ArgumentException">The handle is invalid, or not open for reading.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="InvalidOperationException">The caller is not in a task.</exception>
    /// <exception cref="IOException">There is no descriptor left.</exception>
    /// <exception cref="RegistrationLimitException">The reactor has as many registrations as it may have.</exception>
    public static PollableReader Open(SafeHandle handle)
    {
        Core core = CurrentCore(nameof(Open));
        return new PollableReader(core, Duplicate(handle, Interest.Readable));
    }

    /// <summary>Reads what there is, at least a byte, into a buffer of the executor's: while it waits it holds none.</summary>
    /// <returns>The bytes, the caller's to dispose of; of length 0 at the end.</returns>
    /// <exception cref="IOException">The system says so.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled while it waited.</exception>
    /// <exception cref="ObjectDisposedException">The reader has been disposed of, before or meanwhile.</exception>
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

    /// <summary>Reads what there is, at least a byte, at most as much as the buffer holds.</summary>
    /// <param name="buffer">The caller's, in use until the call returns. An empty one reads nothing and does not wait.</param>
    /// <returns>How many bytes; 0 at the end.</returns>
    /// <inheritdoc cref="ReadChunk" path="/exception"/>
    [ReactorTask]
    public partial int Read(Memory<byte> buffer)
    {
        int received;
        while ((received = TryReceiveSome(buffer.Span)) < 0) WaitFor(Interest.Readable);
        return received;
    }

    /// <summary>Reads until the buffer is full.</summary>
    /// <param name="buffer">The caller's, in use until the call returns. When it throws, the bytes read before are in it.</param>
    /// <exception cref="EndOfStreamException">There were not so many.</exception>
    /// <inheritdoc cref="ReadChunk" path="/exception"/>
    [ReactorTask]
    public partial void ReadExact(Memory<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            int received = Read(buffer);
            if (received == 0) throw new EndOfStreamException($"The end came {buffer.Length} bytes early.");
            buffer = buffer[received..];
        }
    }
}
