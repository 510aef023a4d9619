using System.Net;
using System.Net.Sockets;
using ReactorGen.Machines;
using ReactorGen.Net;
using ReactorGen.Runtime.Tests.Composition;
using ReactorGen.Runtime.Tests.Net;
using ReactorGen.Sources;
using Xunit.Abstractions;

namespace ReactorGen.Runtime.Tests.Executors;

/// <content>Bytes there and back.</content>
public sealed partial class SteadyStateTests
{
    [ReactorTask]
    private static partial void EchoSome(SocketStream stream)
    {
        for (int i = 0; i < Rounds; i++)
        {
            using var chunk = stream.ReadChunk();
            stream.WriteAll(chunk.Memory);
        }
    }

    [ReactorTask]
    private static partial void RoundTrips(SocketStream client, SocketStream server, byte[] bytes)
    {
        var echoing = Spawn(EchoSomeTask(server));
        for (int i = 0; i < Rounds; i++)
        {
            client.WriteAll(bytes);
            client.ReadExact(bytes);
        }
        echoing.Join();
    }

    [ReactorTask]
    private static partial void PassOn(PollableReader reader, PollableWriter writer)
    {
        for (int i = 0; i < Rounds; i++)
        {
            using var chunk = reader.ReadChunk();
            writer.WriteAll(chunk.Memory);
        }
    }

    [ReactorTask]
    private static partial void Pipes(PollableWriter there, PollableReader reader, PollableWriter writer, PollableReader back, byte[] bytes)
    {
        var passing = Spawn(PassOnTask(reader, writer));
        for (int i = 0; i < Rounds; i++)
        {
            there.WriteAll(bytes);
            back.ReadExact(bytes);
        }
        passing.Join();
    }

    [ReactorTask]
    private static partial void EchoDatagrams(UdpSocket socket, byte[] buffer)
    {
        for (int i = 0; i < Rounds; i++)
        {
            var datagram = socket.ReceiveFrom(buffer);
            socket.SendTo(buffer.AsMemory(0, datagram.Length), datagram.Sender);
        }
    }

    [ReactorTask]
    private static partial void Datagrams(UdpSocket client, UdpSocket server, UdpPeer peer, byte[] bytes, byte[] buffer)
    {
        var echoing = Spawn(EchoDatagramsTask(server, buffer));
        for (int i = 0; i < Rounds; i++)
        {
            client.SendTo(bytes, peer);
            client.ReceiveFrom(bytes);
        }
        echoing.Join();
    }

    [ReactorTask]
    private static partial void EchoUnixDatagrams(UnixDatagramSocket socket, byte[] buffer)
    {
        for (int i = 0; i < Rounds; i++)
        {
            var datagram = socket.ReceiveFrom(buffer);
            socket.SendTo(buffer.AsMemory(0, datagram.Length), datagram.Sender);
        }
    }

    [ReactorTask]
    private static partial void UnixDatagrams(UnixDatagramSocket client, UnixDatagramSocket server, UnixPeer peer, byte[] bytes, byte[] buffer)
    {
        var echoing = Spawn(EchoUnixDatagramsTask(server, buffer));
        for (int i = 0; i < Rounds; i++)
        {
            client.SendTo(bytes, peer);
            client.ReceiveFrom(bytes);
        }
        echoing.Join();
    }
}
