using System.Runtime.InteropServices;
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Net;

namespace ReactorGen.Sources;

/// <summary>What the system can tell the readiness of, for the tasks of one executor: pipes, terminals, devices, sockets of other kinds.</summary>
/// <remarks>
/// It works on a duplicate of the handle it was opened on, which stays the caller's and may be closed at once. The handle and its duplicate are one open file to the system: it is made
/// non-blocking for all who have it, other processes included, and stays so. Standard streams that are shared with other programs are better left alone.
/// </remarks>
public abstract class PollableHandle : ReactorDescriptor
{
    private readonly string _name;

    /// <summary>Takes the duplicate over; closes it where that fails.</summary>
    private protected PollableHandle(Core core, int descriptor, Interest direction) : base(core, descriptor, DescriptorKind.Other)
    {
        _name = $"{GetType().Name} {descriptor}";
        try
        {
            Probe(core, direction);
            int result = SocketCalls.MakeNonBlocking(descriptor);
            if (result < 0) throw FailureOf(-result);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>A duplicate of a handle that is open in the direction.</summary>
    private protected static int Duplicate(SafeHandle handle, Interest direction)
    {
        ArgumentNullException.ThrowIfNull(handle);
        if (handle.IsInvalid) throw new ArgumentException("The handle is invalid.", nameof(handle));
        bool held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            int descriptor = (int)handle.DangerousGetHandle();
            if (!SocketCalls.IsOpenFor(descriptor, direction == Interest.Writable))
                throw new ArgumentException($"The handle is not open for {(direction == Interest.Readable ? "reading" : "writing")}.", nameof(handle));
            int duplicate = SocketCalls.Duplicate(descriptor);
            return duplicate >= 0 ? duplicate : throw new IOException($"The handle cannot be duplicated: {Marshal.GetPInvokeErrorMessage(-duplicate)}.", -duplicate);
        }
        finally
        {
            if (held) handle.DangerousRelease();
        }
    }

    /// <inheritdoc/>
    private protected override Exception FailureOf(int error) => new IOException($"{_name} failed: {Marshal.GetPInvokeErrorMessage(error)}.", error);

    /// <summary>The kind and the number of the descriptor.</summary>
    public override string ToString() => _name;

    // What cannot be polled is never not ready, so that its first wait, which would say so, never comes: it is asked for one at once.
    private void Probe(Core core, Interest direction)
    {
        var waker = new Waker(core.Running!, core.Running!.Generation);
        try
        {
            if (!core.Reactor.TryWait(Token, direction, waker, out _)) core.Reactor.LeaveWait(Token, direction, waker);
        }
        catch (NotSupportedException inner)
        {
            throw new NotSupportedException(
                "The handle cannot be waited for: it is a regular file, a directory or a device that is always ready. Use FileStream or RandomAccess of the base library; "
                + "Await(..) takes their tasks.", inner);
        }
    }
}
