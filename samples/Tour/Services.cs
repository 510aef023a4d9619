using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ReactorGen;
using ReactorGen.Net;

namespace Tour;

/// <summary>The two servers of the tour, as tasks of one executor.</summary>
internal static partial class Services
{
    private static readonly TaskCompletionSource<IPEndPoint> s_echo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private static readonly TaskCompletionSource<IPEndPoint> s_lines = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where echo listens, once it does.</summary>
    public static Task<IPEndPoint> EchoEndPoint => s_echo.Task;

    /// <summary>Where the line protocol listens, once it does.</summary>
    public static Task<IPEndPoint> LinesEndPoint => s_lines.Task;

    /// <summary>Requests answered. Written by the executor's thread.</summary>
    public static long Requests { get; private set; }

    /// <summary>Both servers, until the executor is stopped.</summary>
    [ReactorTask]
    public static partial void Serve()
    {
        var echo = Spawn(ListenForEchoTask());
        var lines = Spawn(ListenForLinesTask());
        echo.Join();
        lines.Join();
    }

    [ReactorTask]
    private static partial void ListenForEcho()
    {
        using var acceptor = TcpAcceptor.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        s_echo.SetResult(acceptor.LocalEndPoint);
        while (true)
            Spawn(EchoTask(acceptor.Accept()));
    }

    [ReactorTask]
    private static partial void Echo(TcpStream stream)
    {
        using (stream)
        {
            while (true)
            {
                using var chunk = stream.ReadChunk();
                if (chunk.Length == 0) return;
                stream.WriteAll(chunk.Memory);
                Requests++;
            }
        }
    }

    [ReactorTask]
    private static partial void ListenForLines()
    {
        using var acceptor = TcpAcceptor.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        s_lines.SetResult(acceptor.LocalEndPoint);
        while (true)
            Spawn(AnswerTask(acceptor.Accept()));
    }

    /// <summary>One line asks, one line answers: <c>sum 1 2 3</c>, <c>upper text</c>, <c>quit</c>.</summary>
    [ReactorTask]
    private static partial void Answer(TcpStream stream)
    {
        using (stream)
        {
            var reader = new LineReader(stream);
            var reply = new byte[LineReader.Longest + 1];
            while (reader.ReadLine() is { } line)
            {
                int length = Reply(line.Span, reply, out bool quit);
                stream.WriteAll(reply.AsMemory(0, length));
                Requests++;
                if (quit) return;
            }
        }
    }

    private static int Reply(ReadOnlySpan<byte> line, Span<byte> reply, out bool quit)
    {
        quit = line.SequenceEqual("quit"u8);
        int length;
        if (quit) length = Copy("bye"u8, reply);
        else if (line.StartsWith("sum "u8)) length = Sum(line[4..], reply);
        else if (line.StartsWith("upper "u8)) Ascii.ToUpper(line[6..], reply, out length);
        else length = Copy("what?"u8, reply);
        reply[length] = (byte)'\n';
        return length + 1;
    }

    private static int Sum(ReadOnlySpan<byte> numbers, Span<byte> reply)
    {
        long sum = 0;
        while (Utf8Parser.TryParse(numbers, out int number, out int consumed))
        {
            sum += number;
            numbers = numbers[consumed..].TrimStart((byte)' ');
        }
        Utf8Formatter.TryFormat(sum, reply, out int length);
        return length;
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> reply)
    {
        text.CopyTo(reply);
        return text.Length;
    }
}
