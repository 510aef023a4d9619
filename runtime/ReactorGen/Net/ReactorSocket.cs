using System.Net;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>A socket that belongs to one executor: its operations are for that executor's tasks.</summary>
/// <remarks>
/// An operation outside a task, or in a task of another executor, throws <see cref="InvalidOperationException"/>. A socket that is
/// dropped undisposed is closed when the collector finds it.
/// </remarks>
public abstract class ReactorSocket : ReactorDescriptor
{
    /// <summary>Takes the descriptor over and registers it; closes it where that fails.</summary>
    private protected ReactorSocket(Core core, int descriptor, DescriptorKind kind) : base(core, descriptor, kind)
    {
    }

    /// <summary>The address of this end.</summary>
    /// <exception cref="ObjectDisposedException">The socket has been disposed of.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The system does not say.</exception>
    public abstract EndPoint LocalEndPoint { get; }

    private protected EndPoint GetLocalEndPoint()
    {
        using HeldDescriptor held = Hold();
        Check(SocketCalls.LocalEndPoint(held.Number, out EndPoint? endPoint));
        return endPoint!;
    }

    private protected EndPoint GetRemoteEndPoint()
    {
        using HeldDescriptor held = Hold();
        Check(SocketCalls.RemoteEndPoint(held.Number, out EndPoint? endPoint));
        return endPoint!;
    }

    private protected void SetOption(SocketCalls.SocketOption option, int value)
    {
        using HeldDescriptor held = Hold();
        Check(SocketCalls.SetOption(held.Number, option, value));
    }

    private protected int GetOption(SocketCalls.SocketOption option)
    {
        using HeldDescriptor held = Hold();
        Check(SocketCalls.GetOption(held.Number, option, out int value));
        return value;
    }

    /// <exception cref="System.Net.Sockets.SocketException">The result is a negated error number.</exception>
    internal static void Check(int result)
    {
        if (result < 0) throw SocketErrors.Exception(-result);
    }

    /// <summary>The name of the type and this end's address, where the system knows it.</summary>
    public override string ToString()
    {
        if (!TryHold(out HeldDescriptor held)) return GetType().Name;
        using (held) return SocketCalls.LocalEndPoint(held.Number, out EndPoint? local) >= 0 ? $"{GetType().Name} {SocketCalls.NameOf(local!)}" : GetType().Name;
    }
}
