using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Listening at Unix sockets, and connecting to them.</summary>
public sealed partial class UnixAcceptorTests
{
    [Theory, EveryExecutor]
    public void What_a_path_can_be_refused_for(ExecutorKind kind)
    {
        using var directory = new TemporaryDirectory();
        Host.Run(kind, RefusalsTask(directory));
    }

    [ReactorTask]
    private static partial void Refusals(TemporaryDirectory directory)
    {
        string path = directory.File("socket");
        Assert.Equal(SocketError.AddressNotAvailable, ErrorOf(Host.Failure(UnixStream.ConnectTask(path))));
        using (UnixAcceptor.Bind(path))
        {
            Assert.Equal(SocketError.AddressAlreadyInUse, ErrorOf(Record.Exception(() => UnixAcceptor.Bind(path))));
            Assert.Equal(SocketError.AddressAlreadyInUse, ErrorOf(Record.Exception(() => UnixAcceptor.Bind(path, replaceStale: true))));
        }
        Assert.Equal(SocketError.ConnectionRefused, ErrorOf(Host.Failure(UnixStream.ConnectTask(path))));
        Assert.Equal(SocketError.AddressAlreadyInUse, ErrorOf(Record.Exception(() => UnixAcceptor.Bind(path))));
        using var replacing = UnixAcceptor.Bind(path, replaceStale: true);
        using var client = UnixStream.Connect(path);
        string file = directory.File("file");
        File.WriteAllText(file, "mine");
        Assert.Equal(SocketError.AddressAlreadyInUse, ErrorOf(Record.Exception(() => UnixAcceptor.Bind(file, replaceStale: true))));
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Equal(SocketError.AddressNotAvailable, ErrorOf(Record.Exception(() => UnixAcceptor.Bind(directory.File("none/socket")))));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnixAcceptor.Bind(new string('x', 108)));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnixAcceptor.Bind(path + "2", backlog: 0));
    }

    private static SocketError ErrorOf(Exception? exception) => Assert.IsType<SocketException>(exception).SocketErrorCode;

    [Theory, EveryExecutor]
    public void A_full_backlog_is_waited_for(ExecutorKind kind)
    {
        using var directory = new TemporaryDirectory();
        Host.Run(kind, CrowdTask(directory.File("socket")));
    }

    [ReactorTask]
    private static partial void Crowd(string path)
    {
        using var acceptor = UnixAcceptor.Bind(path, backlog: 1);
        var connecting = new List<JoinHandle<UnixStream>>();
        for (int i = 0; i < 10; i++) connecting.Add(Spawn(UnixStream.ConnectTask(path)));
        var accepted = new List<UnixStream>();
        for (int i = 0; i < 10; i++) accepted.Add(acceptor.Accept());
        foreach (var handle in connecting) handle.Join().Dispose();
        foreach (var stream in accepted)
        {
            using var end = stream.ReadChunk();
            Assert.Equal(0, end.Length);
            stream.Dispose();
        }
    }
}
