using System.Runtime.InteropServices;
using ReactorGen.Executors;

namespace ReactorGen.Sources;

/// <summary>Writes to a pipe or whatever else the system can poll, for the tasks of one executor.</summary>
/// <remarks><inheritdoc cref="PollableHandle" path="/remarks"/> One task may write at a time.</remarks>
public sealed partial class PollableWriter : PollableHandle
{
    private PollableWriter(Core core, int descriptor) : base(core, descriptor, Interest.Writable)
    {
    }

    /// <summary>Opens a handle for writing. In a task.</summary>
    /// <param name="handle">Stays the caller's. The other end sees the end of the data when this and the writer are both closed.</param>
    /// <returns>The writer, the caller's to dispose of.</returns>
    /// <exception cref="NotSupportedException">It is a regular file, a directory or a device that is always ready.</exception>
    /// <exception cref="ArgumentException">The handle is invalid, or not open for writing.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="InvalidOperationException">The caller is not in a task.</exception>
    /// <exception cref="IOException">There is no descriptor left.</exception>
    /// <exception cref="RegistrationLimitException">The reactor has as many registrations as it may have.</exception>
    public static PollableWriter Open(SafeHandle handle)
    {
        Core core = CurrentCore(nameof(Open));
        return new PollableWriter(core, Duplicate(handle, Interest.Writable));
    }

    /// <summary>Writes all of the buffer: returns when the system has taken the last byte over.</summary>
    /// <param name="bytes">The caller's, in use until the call returns. When it throws, some of them may have been written.</param>
    /// <exception cref="IOException">Nobody reads any more (its <c>HResult</c> is 32, EPIPE), or the system says something else.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled while it waited.</exception>
    /// <exception cref="ObjectDisposedException">The writer has been disposed of, before or meanwhile.</exception>
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

    /// <summary>Writes as much of the buffer as the system takes now, at least a byte.</summary>
    /// <param name="bytes">The caller's, in use until the call returns. An empty one writes nothing and does not wait.</param>
    /// <returns>How many bytes were written.</returns>
    /// <inheritdoc cref="WriteAll" path="/exception"/>
    [ReactorTask]
    public partial int Write(ReadOnlyMemory<byte> bytes)
    {
        int sent;
        while ((sent = TrySendSome(bytes.Span)) < 0) WaitFor(Interest.Writable);
        return sent;
    }
}
