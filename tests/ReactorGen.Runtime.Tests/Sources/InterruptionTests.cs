using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ReactorGen.Net;
using ReactorGen.Runtime.Tests.Net;
using ReactorGen.Sources;

namespace ReactorGen.Runtime.Tests.Sources;

/// <summary>System calls that signals interrupt (EINTR): the loop's thread gets one after the other while it waits and moves bytes.</summary>
[Collection("signals")]
public sealed partial class InterruptionTests
{
    private const int Signal = 10;          // SIGUSR1

    [LibraryImport("libc")]
    private static partial int gettid();

    [LibraryImport("libc")]
    private static partial int tgkill(int process, int thread, int signal);

    [Fact]
    public void Interrupted_calls_are_repeated_and_lose_nothing() => Host.Run(TransferTask());

    [ReactorTask]
    private static partial void Transfer()
    {
        using var signals = SignalSource.Watch((PosixSignal)Signal);
        int thread = gettid();
        using var stop = new CancellationTokenSource();
        var storm = Task.Run(() => Storm(thread, stop.Token));
        signals.Wait();
        var pair = UnixStream.Pair();
        byte[] sent = Host.Pattern(2 << 20, 1);
        var writing = Spawn(WriteAllTask(pair.Second, sent));
        var received = new byte[sent.Length];
        pair.First.ReadExact(received);
        writing.Join();
        pair.First.Dispose();
        Assert.True(received.AsSpan().SequenceEqual(sent));

        (SafeFileHandle reading, SafeFileHandle filling) = Descriptors.Pipe();
        using var reader = PollableReader.Open(reading);
        var piping = Spawn(WriteAllTask(PollableWriter.Open(filling), sent));
        reading.Dispose();
        filling.Dispose();
        Array.Clear(received);
        reader.ReadExact(received);
        piping.Join();
        Assert.True(received.AsSpan().SequenceEqual(sent));

        using var socket = UdpSocket.Bind(Host.Anywhere);
        var interval = new Interval(TimeSpan.FromMilliseconds(2));
        for (int i = 0; i < 50; i++)
        {
            interval.Tick();                // the loop sleeps
            socket.SendTo(sent.AsMemory(i, 100), socket.LocalEndPoint);
            Assert.Equal(100, socket.ReceiveFrom(received).Length);
            Assert.True(received.AsSpan(0, 100).SequenceEqual(sent.AsSpan(i, 100)));
        }
        stop.Cancel();
        Assert.True(Await(storm) > 0);
    }

    private static int Storm(int thread, CancellationToken stop)
    {
        int sent = 0;
        while (!stop.IsCancellationRequested)
        {
            if (tgkill(Environment.ProcessId, thread, Signal) == 0) sent++;
            Thread.Sleep(0);
        }
        return sent;
    }

    [ReactorTask]
    private static partial void WriteAll(UnixStream stream, byte[] bytes)
    {
        using (stream) stream.WriteAll(bytes);
    }

    [ReactorTask]
    private static partial void WriteAll(PollableWriter writer, byte[] bytes)
    {
        using (writer) writer.WriteAll(bytes);
    }
}
