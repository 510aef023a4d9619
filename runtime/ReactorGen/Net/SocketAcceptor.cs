using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>Listens for connections, for the tasks of one executor: <see cref="TcpAcceptor"/>, <see cref="UnixAcceptor"/>.</summary>
/// <remarks>
/// It leaves a few descriptors to the rest of the process: .NET ends a process that has none for a new thread. Connections beyond that are
/// closed at once, so that their peers see it; if there is no descriptor even for that, it tries again after 5 ms, 10 ms and so on up to a
/// second.
/// <see cref="RefusedConnections"/> counts them.
/// </remarks>
/// <typeparam name="TStream">What a connection is.</typeparam>
public abstract partial class SocketAcceptor<TStream> : ReactorSocket where TStream : SocketStream
{
    private protected SocketAcceptor(Core core, int descriptor) : base(core, descriptor, DescriptorKind.Socket)
    {
        _reserve = SocketCalls.OpenPlaceholder();
    }

    /// <summary>How many connections were accepted and given to the caller.</summary>
    public long AcceptedConnections { get; private set; }

    /// <summary>How many connections were closed at once, for want of descriptors or registrations.</summary>
    public long RefusedConnections { get; private set; }

    /// <summary>Takes a connection's descriptor over; closes it where that fails.</summary>
    private protected abstract TStream Make(Core core, int descriptor);
}
