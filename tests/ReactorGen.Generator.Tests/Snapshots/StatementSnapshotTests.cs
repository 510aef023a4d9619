using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Snapshots;

/// <summary>Whole generated files, chosen to be read: what becomes of statements and expressions. That the code does what it should is the language tests' business.</summary>
public sealed class StatementSnapshotTests
{
    private static void Verify(string name, string source, string file = "") => Snapshot.Verify(GeneratorHarness.Run(source).Text(file), name);

    [Fact]
    public void LoopWithAResult() => Verify("Receive", """
        using System.Net.Sockets;

        namespace Sample;

        static partial class Echo
        {
            // The primitive under all of it: wait for an event on a token.
            [ReactorTask]
            private static partial int Receive(Socket socket, Token token, Memory<byte> buffer)
            {
                while (true)
                {
                    int n = socket.Receive(buffer.Span, SocketFlags.None, out SocketError error);
                    if (error != SocketError.WouldBlock) return error == SocketError.Success ? n : throw new SocketException((int)error);
                    Suspend(token, Interest.Readable);
                }
            }
        }
        """);

    [Fact]
    public void UsingInALoop() => Verify("Serve", Server, "Sample.Echo.Serve");

    [Fact]
    public void SpawningInALoop() => Verify("Listen", Server, "Sample.Echo.Listen");

    /// <summary>The echo server of the readme, over a stream as the library's own looks.</summary>
    private const string Server = """
        namespace Sample;

        public readonly struct Chunk : IDisposable
        {
            public int Length => 0;
            public Memory<byte> Memory => default;
            public void Dispose() { }
        }

        public sealed partial class Stream : IDisposable
        {
            [ReactorTask] public partial Chunk ReadChunk() { Suspend(default, Interest.Readable); return new Chunk(); }
            [ReactorTask] public partial void WriteAll(Memory<byte> bytes) => Suspend(default, Interest.Writable);
            public void Dispose() { }
        }

        public sealed partial class Acceptor : IDisposable
        {
            public static Acceptor Bind(int port) => new();
            [ReactorTask] public partial Stream Accept() { Suspend(default, Interest.Readable); return new Stream(); }
            public void Dispose() { }
        }

        static partial class Echo
        {
            [ReactorTask]
            public static partial void Listen(int port)
            {
                using var acceptor = Acceptor.Bind(port);
                while (true)
                    Spawn(ServeTask(acceptor.Accept()));
            }

            [ReactorTask]
            private static partial long Serve(Stream stream)
            {
                using (stream)
                {
                    long echoed = 0;
                    while (true)
                    {
                        using var chunk = stream.ReadChunk();      // waits first, rents then
                        if (chunk.Length == 0) return echoed;
                        stream.WriteAll(chunk.Memory);
                        echoed += chunk.Length;
                    }
                }
            }
        }
        """;

    [Fact]
    public void TryFinallyInALoop() => Verify("Retry", """
        static partial class Job
        {
            [ReactorTask]
            private static partial int Retry(Func<int> work, int attempts)
            {
                for (int attempt = 1; attempt <= attempts; attempt++)
                {
                    try
                    {
                        // The first attempt does not wait.
                        if (attempt > 1) Delay(TimeSpan.FromSeconds(attempt));
                        return work();
                    }
                    catch (IOException e) when (attempt < attempts)
                    {
                        Console.WriteLine(e.Message);
                    }
                    finally
                    {
                        Console.WriteLine(attempt);
                    }
                }

                throw new TimeoutException();
            }
        }
        """);

    [Fact]
    public void ForEachForms() => Verify("Visit", """
        static partial class Walk
        {
            [ReactorTask]
            private static partial int Visit(int[] array, List<string> list, IEnumerable<object> sequence)
            {
                int sum = 0;
                foreach (int item in array)
                {
                    if (item < 0) continue;
                    Yield();
                    sum += item;
                }
                foreach (string text in list)
                {
                    Yield();
                    sum += text.Length;
                }
                foreach (string text in sequence)
                {
                    if (text == "stop") break;
                    Yield();
                }
                return sum;
            }
        }
        """);

    [Fact]
    public void SwitchOnConstants() => Verify("Execute", """
        static partial class Shell
        {
            [ReactorTask]
            private static partial string Execute(string command, int times)
            {
                switch (command)
                {
                    case "wait":
                    case "sleep":
                        Delay(TimeSpan.FromSeconds(times));
                        return "rested";
                    case "spin":
                        while (times-- > 0)
                        {
                            Yield();
                            if (times == 13) break;
                        }
                        break;
                    default:
                        return "what?";
                }
                return "done";
            }
        }
        """);

    [Fact]
    public void OperandsAndShortCircuits() => Verify("Combine", """
        sealed partial class Calculator
        {
            private readonly int[] _cells = new int[8];

            private int Next() => 1;

            [ReactorTask] private partial int Ask(int question) { Yield(); return question; }

            [ReactorTask]
            private partial int Combine(int a, string? name)
            {
                _cells[Next()] += Ask(a) * 2;
                bool both = a > 0 && Ask(1) > 0 || Next() == Ask(2);
                int length = name?.Length ?? Ask(3);
                return Math.Max(a + Next(), both ? Ask(4) : length) - Ask(a);
            }
        }
        """, "Calculator.Combine");

    [Fact]
    public void SuspendingFinallyAndCatch() => Verify("Transfer", """
        static partial class Bank
        {
            [ReactorTask] private static partial void Log(string text) => Yield();

            [ReactorTask]
            private static partial int Transfer(Func<int, int> move, int amount)
            {
                try
                {
                    Yield();
                    return move(amount);
                }
                catch (InvalidOperationException e)
                {
                    Log(e.Message);
                    throw;
                }
                finally
                {
                    Log("done");
                }
            }
        }
        """, "Bank.Transfer");
}
