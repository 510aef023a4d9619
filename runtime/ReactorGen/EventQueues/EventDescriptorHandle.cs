using Microsoft.Win32.SafeHandles;

namespace ReactorGen.EventQueues;

/// <summary>Owns the event descriptor that notifications are written to: a writer on another thread keeps it open while it writes.</summary>
internal sealed unsafe class EventDescriptorHandle : SafeHandleMinusOneIsInvalid
{
    public EventDescriptorHandle(int descriptor) : base(ownsHandle: true) => SetHandle(descriptor);

    public int Descriptor => (int)handle;

    /// <summary>
    /// Adds one to the counter, which produces an edge each time: the counter need not be read. When it would overflow it is read once and
    /// written again.
    /// </summary>
    public void Signal()
    {
        ulong one = 1;
        while (Libc.Write(Descriptor, &one, sizeof(ulong)) < 0)
        {
            int error = System.Runtime.InteropServices.Marshal.GetLastPInvokeError();
            if (error == ErrnoPolicy.WouldBlock)
            {
                ulong counter;
                _ = Libc.Read(Descriptor, &counter, sizeof(ulong));
            }
            else if (error != ErrnoPolicy.Interrupted)
            {
                throw new IOException($"The event descriptor cannot be written: error {error}.", error);
            }
        }
    }

    protected override bool ReleaseHandle()
    {
        _ = Libc.Close(Descriptor);     // interrupted or not, it is closed: the number may be someone else's by now
        return true;
    }
}
