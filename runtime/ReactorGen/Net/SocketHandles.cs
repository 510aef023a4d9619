using System.Net.Sockets;

namespace ReactorGen.Net;

/// <summary>Sockets that come from elsewhere.</summary>
internal static class SocketHandles
{
    /// <summary>Takes the descriptor out of a handle, which is closed from then on as far as its holders see; unchanged where this throws.</summary>
    /// <param name="handle">The handle.</param>
    /// <param name="what">What the socket has to be, for the error.</param>
    /// <param name="fits">Whether the family is right.</param>
    /// <exception cref="ArgumentException">It is the handle of something else.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="SocketException">The system says it is no socket.</exception>
    public static int TakeConnection(SafeSocketHandle handle, string what, Func<int, bool> fits)
    {
        ArgumentNullException.ThrowIfNull(handle);
        bool held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            int descriptor = (int)handle.DangerousGetHandle();
            if (handle.IsInvalid) throw new ArgumentException("The handle is invalid.", nameof(handle));
            if (Get(descriptor, SocketCalls.SocketType) != SocketCalls.Stream || Get(descriptor, SocketCalls.Listens) != 0 || !fits(Get(descriptor, SocketCalls.Domain)))
                throw new ArgumentException($"The handle is not that of {what}.", nameof(handle));
            Check(SocketCalls.MakeNonBlocking(descriptor));
            handle.SetHandleAsInvalid();
            return descriptor;
        }
        finally
        {
            if (held) handle.DangerousRelease();
        }
    }

    private static int Get(int descriptor, SocketCalls.SocketOption option)
    {
        Check(SocketCalls.GetOption(descriptor, option, out int value));
        return value;
    }

    private static void Check(int result)
    {
        if (result < 0) throw SocketErrors.Exception(-result);
    }
}
