using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Snapshots;

/// <summary>Whole generated files, chosen to be read. That the code does what it should is the language tests' business.</summary>
public sealed class SnapshotTests
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
    public void GenericMethod() => Verify("FirstOf", """
        namespace Sample
        {
            static partial class Sequences<TKey> where TKey : notnull
            {
                [ReactorTask]
                internal static partial TValue FirstOf<TValue>(Dictionary<TKey, TValue> values, TKey key, TValue fallback) where TValue : class, new()
                {
                    Yield();
                    return values.TryGetValue(key, out TValue? found) ? found : Choose<TValue>(fallback);
                }

                [ReactorTask]
                private static partial T Choose<T>(T value)
                {
                    Yield();
                    return value;
                }
            }
        }
        """, "Sample.Sequences_1.FirstOf");

    [Fact]
    public void InstanceMethodOfAClass() => Verify("Push", """
        abstract partial class Queue<T>
        {
            private protected readonly List<T> Items = [];

            protected abstract int Capacity { get; }

            /// <summary>Waits for room.</summary>
            [ReactorTask]
            protected partial void Push(T item, bool urgent = false)
            {
                while (Items.Count >= Capacity && !urgent)
                    Yield();
                Items.Add(item);
                Console.WriteLine($"{this}: {Items.Count}");
            }
        }
        """);

    [Fact]
    public void InstanceMethodOfAStruct() => Verify("Tick", """
        public readonly partial record struct Clock(TimeSpan Period)
        {
            [ReactorTask]
            public partial TimeSpan Tick(int times)
            {
                for (int i = 0; i < times; i++)
                    Delay(Period);
                return Period * times;
            }
        }
        """);

    [Fact]
    public void Recursion() => Verify("Depth", """
        static partial class Tree
        {
            internal sealed class Node
            {
                public List<Node> Children { get; } = [];
            }

            [ReactorTask]
            private static partial int Depth(Node node)
            {
                int deepest = 0;
                foreach (Node child in node.Children)
                    deepest = Math.Max(deepest, Depth(child));
                Yield();
                return deepest + 1;
            }
        }
        """);

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

    [Fact]
    public void Polymorphism() => Verify("Handle", """
        interface IHandler
        {
            BoxedTask<int> Handle(string request);
        }

        sealed partial class Router(IHandler first, IHandler second) : IHandler
        {
            public BoxedTask<int> Handle(string request) => HandleCoreTask(request);

            [ReactorTask]
            private partial int HandleCore(string request)
            {
                int status = Await(first.Handle(request));
                return status == 404 ? Await(second.Handle(request)) : status;
            }
        }
        """);

    [Fact]
    public void HandWrittenLeaf() => Verify("Collect", """
        using ReactorGen.Machines;

        public sealed class Mailbox
        {
            private readonly Queue<string> _letters = [];

            [ReactorTask(Machine = typeof(TakeMachine))]
            public string Take() => throw new InvalidOperationException("Take is for [ReactorTask] methods.");

            public struct TakeMachine : IReactorMachine<string>
            {
                private Mailbox _mailbox;

                public void Begin(Mailbox mailbox) => _mailbox = mailbox;

                public readonly Poll Resume(scoped ref TaskContext context) => _mailbox._letters.Count > 0 ? Poll.Ready : Poll.Pending;

                public readonly string GetResult() => _mailbox._letters.Dequeue();

                public readonly void Describe(ref StackWriter writer) => writer.Leaf("a letter");
            }
        }

        static partial class Post
        {
            [ReactorTask]
            private static partial string Collect(Mailbox box, int count)
            {
                string all = "";
                do
                    all += box.Take() + "\n";
                while (--count > 0);
                return all;
            }
        }
        """);
}
