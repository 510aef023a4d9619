using System.Diagnostics;
using System.Text;
using Microsoft.Win32.SafeHandles;
using ReactorGen.Runtime.Tests.Net;
using ReactorGen.Sources;

namespace ReactorGen.Runtime.Tests.Sources;

/// <summary>Pipes, child processes, and what cannot be polled.</summary>
public sealed partial class PollableTests
{
    [Theory, EveryExecutor]
    public void A_large_payload_passes_through_a_pipe(ExecutorKind kind) => Host.Run(kind, TransferTask());

    [ReactorTask]
    private static partial void Transfer()
    {
        var ends = Open();
        using var reader = ends.Reader;
        byte[] sent = Host.Pattern(1 << 20, 1);
        var writing = Spawn(WriteAndCloseTask(ends.Writer, sent));
        var received = new byte[sent.Length];
        int half = sent.Length / 2;
        reader.ReadExact(received.AsMemory(0, half));
        for (int at = half; at < sent.Length;)
        {
            using var chunk = reader.ReadChunk();
            chunk.Memory.CopyTo(received.AsMemory(at));
            at += chunk.Length;
        }
        writing.Join();
        Assert.True(received.AsSpan().SequenceEqual(sent));
        Assert.Equal(0, reader.Read(received));
        Assert.IsType<EndOfStreamException>(Host.Failure(reader.ReadExactTask(received)));
    }

    [ReactorTask]
    private static partial void WriteAndClose(PollableWriter writer, ReadOnlyMemory<byte> bytes)
    {
        using (writer)
        {
            int written = writer.Write(bytes);
            Assert.InRange(written, 1, bytes.Length);
            writer.WriteAll(bytes[written..]);
        }
    }

    /// <summary>The ends of a pipe; its handles are closed at once, since both work on duplicates.</summary>
    private static (PollableReader Reader, PollableWriter Writer) Open()
    {
        (SafeFileHandle reading, SafeFileHandle writing) = Descriptors.Pipe();
        using (reading)
        using (writing)
            return (PollableReader.Open(reading), PollableWriter.Open(writing));
    }

    [Theory, EveryExecutor]
    public void A_process_is_talked_to_through_its_pipes(ExecutorKind kind) => Host.Run(kind, TalkTask());

    [ReactorTask]
    private static partial void Talk()
    {
        var start = new ProcessStartInfo("sh", ["-c", "cat; echo done >&2; exit 3"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        using var output = process.TakeStandardOutput();
        using var errors = process.TakeStandardError();
        byte[] sent = Host.Pattern(500_000, 2);
        var writing = Spawn(WriteAndCloseTask(process.TakeStandardInput(), sent));
        var received = new byte[sent.Length];
        output.ReadExact(received);
        Assert.True(received.AsSpan().SequenceEqual(sent));
        writing.Join();
        Assert.Equal(0, output.Read(received));
        int length = errors.Read(received);
        Assert.Equal("done\n", Encoding.ASCII.GetString(received, 0, length));
        Await(process.WaitForExitAsync());
        Assert.Equal(3, process.ExitCode);
    }

    [Theory, EveryExecutor]
    public void A_process_that_ends_without_reading_breaks_its_pipe(ExecutorKind kind) => Host.Run(kind, BrokenTask());

    [ReactorTask]
    private static partial void Broken()
    {
        using Process process = Process.Start(new ProcessStartInfo("true") { RedirectStandardInput = true })!;
        using var input = process.TakeStandardInput();
        Exception? failure = Host.Failure(input.WriteAllTask(new byte[1 << 20]));
        Assert.Equal(32, Assert.IsType<IOException>(failure).HResult);
        Assert.Throws<InvalidOperationException>(() => process.TakeStandardOutput());
        Await(process.WaitForExitAsync());
    }

    [Theory, EveryExecutor]
    public void What_cannot_be_polled_is_refused(ExecutorKind kind)
    {
        using var directory = new TemporaryDirectory();
        Host.Run(kind, RefusalsTask(directory.File("file")));
    }

    [ReactorTask]
    private static partial void Refusals(string path)
    {
        int registrations = Current.Reactor.Registrations;
        File.WriteAllText(path, "text");
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        string message = Assert.Throws<NotSupportedException>(() => PollableReader.Open(file)).Message;
        Assert.Contains("regular file", message, StringComparison.Ordinal);
        Assert.Contains("FileStream", message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => PollableWriter.Open(file));
        (SafeFileHandle reading, SafeFileHandle writing) = Descriptors.Pipe();
        Assert.Contains("for reading", Assert.Throws<ArgumentException>(() => PollableReader.Open(writing)).Message, StringComparison.Ordinal);
        Assert.Contains("for writing", Assert.Throws<ArgumentException>(() => PollableWriter.Open(reading)).Message, StringComparison.Ordinal);
        reading.Dispose();
        writing.Dispose();
        Assert.Throws<ObjectDisposedException>(() => PollableReader.Open(reading));
        Assert.Throws<ArgumentNullException>(() => PollableReader.Open(null!));
        Assert.Contains("Open", Await(Task.Run(() => Assert.Throws<InvalidOperationException>(() => PollableReader.Open(file)).Message)), StringComparison.Ordinal);
        Host.RegistrationsFallTo(registrations);
    }

    [Theory, EveryExecutor]
    public void Disposing_from_another_thread_ends_the_waits(ExecutorKind kind) => Host.Run(kind, DisposeElsewhereTask());

    [ReactorTask]
    private static partial void DisposeElsewhere()
    {
        var first = Open();
        var second = Open();
        var reading = Spawn(Host.FailureTask(first.Reader.ReadChunkTask()));
        var writing = Spawn(Host.FailureTask(second.Writer.WriteAllTask(new byte[1 << 20])));
        Yield();
        Await(Task.Run(first.Reader.Dispose));
        Await(Task.Run(second.Writer.Dispose));
        Assert.IsType<ObjectDisposedException>(reading.Join());
        Assert.IsType<ObjectDisposedException>(writing.Join());
        first.Writer.Dispose();
        second.Reader.Dispose();
        string message = Await(Task.Run(() => Assert.ThrowsAny<InvalidOperationException>(() => Use(second.Reader)).GetType().Name));
        Assert.Equal(nameof(ObjectDisposedException), message);
    }

#pragma warning disable RG0015 // what the analyzer forbids is what is tried
    private static void Use(PollableReader reader) => reader.Read(new byte[1]);
#pragma warning restore RG0015

    [Fact]
    public void A_cancelled_read_loses_nothing_though_the_number_is_used_again() => Host.Run(CancelTask());

    [ReactorTask]
    private static partial void Cancel()
    {
        for (int round = 0; round < 20; round++)
        {
            var ends = Open();
            using var reader = ends.Reader;
            using var writer = ends.Writer;
            var reading = Spawn(Host.FailureTask(reader.ReadChunkTask()));
            Yield();
            writer.WriteAll(new[] { (byte)round });
            reading.Cancel();
            Assert.IsType<OperationCanceledException>(reading.Join(), exactMatch: false);
            var one = new byte[1];
            reader.ReadExact(one);
            Assert.Equal(round, one[0]);
        }
    }

    [Fact]
    public void Reads_and_writes_allocate_nothing() => Host.Run(CountBytesTask());

    [ReactorTask]
    private static partial void CountBytes()
    {
        var there = Open();
        var back = Open();
        var echoing = Spawn(EchoTask(there.Reader, back.Writer));
        var bytes = new byte[64];
        RoundTrips(there.Writer, back.Reader, bytes, 200);
        long before = GC.GetAllocatedBytesForCurrentThread();
        RoundTrips(there.Writer, back.Reader, bytes, 2000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        there.Writer.Dispose();
        echoing.Join();
        back.Reader.Dispose();
    }

    [ReactorTask]
    private static partial void RoundTrips(PollableWriter writer, PollableReader reader, byte[] bytes, int count)
    {
        for (int i = 0; i < count; i++)
        {
            writer.WriteAll(bytes);
            reader.ReadExact(bytes);
        }
    }

    [ReactorTask]
    private static partial void Echo(PollableReader reader, PollableWriter writer)
    {
        using (reader)
        using (writer)
        {
            while (true)
            {
                using var chunk = reader.ReadChunk();
                if (chunk.Length == 0) return;
                writer.WriteAll(chunk.Memory);
            }
        }
    }
}
