using System.Net.Sockets;
using System.Text;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Bytes in both directions, whole and in pieces.</summary>
public sealed partial class TransferTests
{
    private const int Large = 4 << 20;

    [Fact]
    public void A_large_payload_passes_through_small_buffers_by_chunks() => SendAndReceive(stream =>
    {
        stream.SendBufferSize = 4096;
        stream.ReceiveBufferSize = 65536;
        return Server.EchoTask(stream);
    });

    [Fact]
    public void A_large_payload_passes_through_a_buffer_of_the_callers_by_partial_writes() => SendAndReceive(stream =>
    {
        stream.SendBufferSize = 4096;
        return EchoPiecewiseTask(stream, new byte[10_000]);
    });

    private static void SendAndReceive(Func<TcpStream, BoxedTask> serve)
    {
        using var server = new Server(serve);
        using Socket client = Host.Connect(server.EndPoint, receiveBuffer: 4096);
        byte[] sent = Host.Pattern(Large, 1);
        Task sending = Task.Run(() =>
        {
            for (int i = 0; i < sent.Length;) i += client.Send(sent.AsSpan(i, Math.Min(50_000, sent.Length - i)));
            client.Shutdown(SocketShutdown.Send);
        });
        byte[] received = client.ReceiveExact(Large);
        Assert.Equal(0, client.Receive(new byte[1]));
        Assert.True(sending.Wait(Host.Limit));
        Assert.True(received.AsSpan().SequenceEqual(sent));
    }

    [ReactorTask]
    private static partial void EchoPiecewise(TcpStream stream, byte[] buffer)
    {
        using (stream)
        {
            while (true)
            {
                int received = stream.Read(buffer);
                if (received == 0) return;
                for (int sent = 0; sent < received;) sent += stream.Write(buffer.AsMemory(sent, received - sent));
            }
        }
    }

    [Theory, EveryExecutor]
    public void A_task_that_never_has_to_wait_lets_others_run(ExecutorKind kind) => Host.Run(kind, FloodTask());

    // The writer finds room and the reader bytes each time: only the budget lets them take turns.
    [ReactorTask]
    private static partial void Flood()
    {
        var pair = Host.Pair();
        TcpStream client = pair.Client;
        TcpStream server = pair.Server;
        using (client)
        using (server)
        {
            var writing = Spawn(WriteBytesTask(client, 20_000));
            var one = new byte[1];
            for (int i = 0; i < 20_000; i++)
            {
                server.ReadExact(one);
                Assert.Equal((byte)i, one[0]);
            }
            writing.Join();
        }
    }

    [ReactorTask]
    private static partial void WriteBytes(TcpStream stream, int count)
    {
        for (int i = 0; i < count; i++) stream.WriteAll(new[] { (byte)i });
    }

    [Theory, EveryExecutor]
    public void Exact_reads_put_pieces_together_and_say_when_the_stream_ends_early(ExecutorKind kind)
    {
        using var server = new Server(kind, stream => AnswerRecordsTask(stream));
        using Socket client = Host.Connect(server.EndPoint);
        byte[] record = Host.Pattern(100, 2);
        foreach (byte b in record) client.Send([b]);
        Assert.Equal(record, client.ReceiveExact(100));
        client.Send(record.AsSpan(0, 40));
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal("60 bytes early"u8.ToArray(), client.ReceiveExact(14));
        Assert.Equal(0, client.Receive(new byte[1]));
    }

    [ReactorTask]
    private static partial void AnswerRecords(TcpStream stream)
    {
        using (stream)
        {
            var record = new byte[100];
            try
            {
                while (true)
                {
                    stream.ReadExact(record);
                    stream.WriteAll(record);
                }
            }
            catch (EndOfStreamException e)
            {
                Assert.Contains("60 bytes early", e.Message, StringComparison.Ordinal);
            }
            stream.WriteAll("60 bytes early"u8.ToArray());
        }
    }

    [Theory, EveryExecutor]
    public void A_client_that_has_said_everything_still_gets_its_answer(ExecutorKind kind)
    {
        using var server = new Server(kind, stream => CountTask(stream));
        using Socket client = Host.Connect(server.EndPoint);
        client.Send(new byte[12345]);
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal("12345", Encoding.ASCII.GetString(client.ReceiveExact(5)));
        Assert.Equal(0, client.Receive(new byte[1]));
    }

    [ReactorTask]
    private static partial void Count(TcpStream stream)
    {
        using (stream)
        {
            int total = 0;
            while (true)
            {
                using var chunk = stream.ReadChunk();
                if (chunk.Length == 0) break;
                total += chunk.Length;
            }
            using var again = stream.ReadChunk();
            Assert.Equal(0, again.Length);                      // the end stays the end
            stream.WriteAll(Encoding.ASCII.GetBytes($"{total}"));
        }
    }

    [Theory, EveryExecutor]
    public async Task A_server_that_has_said_everything_still_reads(ExecutorKind kind)
    {
        var total = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new Server(kind, stream => GreetAndListenTask(stream, total));
        using Socket client = Host.Connect(server.EndPoint);
        Assert.Equal("hello"u8.ToArray(), client.ReceiveExact(5));
        Assert.Equal(0, client.Receive(new byte[1]));
        client.Send(new byte[777]);
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal(777, await total.Task.WaitAsync(Host.Limit));
    }

    [ReactorTask]
    private static partial void GreetAndListen(TcpStream stream, TaskCompletionSource<int> total)
    {
        using (stream)
        {
            stream.WriteAll("hello"u8.ToArray());
            stream.ShutdownSend();
            int received = 0;
            var buffer = new byte[100];
            int count;
            while ((count = stream.Read(buffer)) > 0) received += count;
            total.SetResult(received);
        }
    }

    [Theory, EveryExecutor]
    public void Empty_buffers_do_not_wait(ExecutorKind kind) => Host.Run(kind, EmptyTask());

    [ReactorTask]
    private static partial void Empty()
    {
        var pair = Host.Pair();
        TcpStream client = pair.Client;
        TcpStream server = pair.Server;
        using (client)
        using (server)
        {
            Assert.Equal(0, server.Read(Memory<byte>.Empty));
            Assert.Equal(0, server.Write(ReadOnlyMemory<byte>.Empty));
            server.ReadExact(Memory<byte>.Empty);
            server.WriteAll(ReadOnlyMemory<byte>.Empty);
        }
    }
}
