using System.Text;
using ReactorGen.Language.Tests.Compiling;

namespace ReactorGen.Language.Tests.Random;

/// <summary>
/// Writes a program from a seed: valid, ending, and full of suspensions wherever the generator must take them. What it does is of no
/// interest but that the two forms agree on it.
/// </summary>
/// <remarks>
/// Small ones find as much as large ones for the time they cost, and are read sooner. But some things happen only where much is nested, so
/// one in twelve is large.
/// </remarks>
internal static class RandomProgram
{
    public static CorpusProgram Create(int seed)
    {
        var random = new System.Random(seed);
        // Besides Main. Each calls only those after it, so calls end.
        var tasks = random.Next(3) == 0 ? 2 : 1;
        var text = new StringBuilder();
        text.Append(
            $$"""
            // covers: 1.1
            using ReactorGen;
            using static ReactorGen.Language.Tests.Harness.Operations;

            namespace Random.Seed{{seed}};

            public static partial class Program
            {
                private static int s_static;

                [ReactorTask]
                public static partial void Main(Trace t)
                {
                    s_static = Pause(0);
                    var node = new Node(t, "n");
                    int[] array = [1, 2, 3, 4];
                    var counters = new Counter[2];
                    try
                    {
                        t.Log(W0(t, node, array, counters, 1, "m"));
                    }
                    finally
                    {
                        LogState(t, s_static, node, array, counters);
                    }
                }

            """);
        for (var task = 0; task < tasks; task++)
        {
            var size = task > 0 ? random.Next(1, 5) : random.Next(12) == 0 ? random.Next(10, 16) : random.Next(3, 8);
            var body = new StatementWriter(new ExpressionWriter(random, task + 1, tasks), random, size).Method();
            text.Append(
                $$"""

                    [ReactorTask]
                    private static partial int W{{task}}(Trace t, Node node, int[] array, Counter[] counters, int p, string q)
                    {
                {{body}}    }

                """);
        }

        text.Append("}\n");
        return CorpusProgram.Parse($"Seed{seed}", text.ToString());
    }
}
