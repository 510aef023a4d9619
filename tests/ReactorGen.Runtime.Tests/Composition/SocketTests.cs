using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Composition;

public sealed partial class SocketTests
{
    [ReactorTask]
    private static partial long Copy(TcpStream from, TcpStream to)
    {
        long copied = 0;
        while (true)
        {
            using var chunk = from.ReadChunk();
            if (chunk.Length == 0)
            {
                to.ShutdownSend();
                return copied;
            }
            to.WriteAll(chunk.Memory);
            copied += chunk.Length;
        }
    }

    [ReactorTask]
    private static partial void Proxy(TcpAcceptor acceptor, IPEndPoint behind)
    {
        using TcpStream client = acceptor.Accept();
        using TcpStream server = TcpStream.Connect(behind);
        var (there, back) = Join(CopyTask(client, server), CopyTask(server, client));
        Assert.Equal(there, back);
    }

    [ReactorTask]
    private static partial void Exchange(TcpStream stream, byte[] sent, byte[] received) => Join(stream.WriteAllTask(sent), stream.ReadExactTask(received));

    [ReactorTask]
    private static partial void Echo(TcpAcceptor acceptor)
    {
        using TcpStream stream = acceptor.Accept();
        Copy(stream, stream);
    }

    [ReactorTask]
    private static partial void ThroughAProxy()
    {
        using var front = TcpAcceptor.Bind(Host.Anywhere);
        using var behind = TcpAcceptor.Bind(Host.Anywhere);
        using var scope = new TaskScope();
        scope.Start(EchoTask(behind));
        scope.Start(ProxyTask(front, behind.LocalEndPoint));
        // More than the buffers on the way hold: sending and receiving must go on at the same time.
        byte[] sent = Host.Pattern(16 << 20, 1), received = new byte[sent.Length];
        using (TcpStream client = TcpStream.Connect(front.LocalEndPoint)) Exchange(client, sent, received);
        Assert.True(sent.AsSpan().SequenceEqual(received));
        scope.Join();
    }

    [Fact]
    public void A_proxy_copies_both_ways_at_once() => Host.Run(ThroughAProxyTask());

    [ReactorTask]
    private static partial TcpStream ConnectAfter(IPEndPoint endPoint, int milliseconds)
    {
        Delay(TimeSpan.FromMilliseconds(milliseconds));
        return TcpStream.Connect(endPoint);
    }

    [ReactorTask]
    private static partial TcpStream Silent()
    {
        Delay(Timeout.InfiniteTimeSpan);
        throw new InvalidOperationException();
    }

    [ReactorTask]
    private static partial void ConnectToTheFirst()
    {
        using var acceptor = TcpAcceptor.Bind(Host.Anywhere);
        var (index, stream) = Race(SilentTask(), ConnectAfterTask(acceptor.LocalEndPoint, 1));
        using (stream)
        using (TcpStream accepted = acceptor.Accept())
        {
            Assert.Equal(1, index);
            stream.WriteAll(new byte[] { 7 });
            using var chunk = accepted.ReadChunk();
            Assert.Equal(7, chunk.Span[0]);
        }
    }

    [Fact]
    public void The_first_connection_wins() => Host.Run(ConnectToTheFirstTask());

    [ReactorTask]
    private static partial TcpStream AcceptAll(TcpAcceptor acceptor, TaskCompletionSource won, bool wins)
    {
        TcpStream stream = acceptor.Accept();
        // The loser's end cannot be cancelled, and comes after the winner's.
        if (wins) won.SetResult();
        else Await(new ValueTask(won.Task));
        return stream;
    }

    [ReactorTask]
    private static partial void AcceptOnTwo()
    {
        using var first = TcpAcceptor.Bind(Host.Anywhere);
        using var second = TcpAcceptor.Bind(Host.Anywhere);
        using var one = TcpStream.Connect(first.LocalEndPoint);
        using var two = TcpStream.Connect(second.LocalEndPoint);
        var won = new TaskCompletionSource();
        var (index, stream) = Race(AcceptAllTask(first, won, false), AcceptAllTask(second, won, true));
        using (stream)
        {
            Assert.Equal(1, index);
            // The loser had its connection: it has been closed, not leaked.
            using var chunk = one.ReadChunk();
            Assert.Equal(0, chunk.Length);
        }
    }

    [Fact]
    public void A_connection_that_a_loser_accepted_is_closed() => Host.Run(AcceptOnTwoTask());

    [ReactorTask]
    private static partial void ReadForAWhile()
    {
        var (client, server) = Host.Pair();
        using (client)
        using (server)
        {
            bool timedOut = false;
            try
            {
                using var none = WithTimeout(server.ReadChunkTask(), TimeSpan.FromMilliseconds(5));
            }
            catch (TimeoutException)
            {
                timedOut = true;
            }
            Assert.True(timedOut);
            client.WriteAll(new byte[] { 1, 2, 3 });
            using var chunk = WithTimeout(server.ReadChunkTask(), TimeSpan.FromMinutes(1));
            Assert.Equal(3, chunk.Length);
            Assert.False(TryWithTimeout(server.ReadExactTask(new byte[8]), TimeSpan.FromMilliseconds(5)));
        }
    }

    [Fact]
    public void A_read_is_given_up_after_a_while_and_loses_nothing() => Host.Run(ReadForAWhileTask());
}
