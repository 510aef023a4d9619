using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Snapshots;

/// <summary>Whole generated files, chosen to be read: what the machines of different kinds of methods look like.</summary>
public sealed class ShapeSnapshotTests
{
    private static void Verify(string name, string source, string file = "") => Snapshot.Verify(GeneratorHarness.Run(source).Text(file), name);

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
        """, "Sample.Sequences-1.FirstOf");

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
