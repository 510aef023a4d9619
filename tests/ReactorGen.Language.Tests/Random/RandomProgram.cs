using System.Text;
using ReactorGen.Language.Tests.Compiling;

namespace ReactorGen.Language.Tests.Random;

/// <summary>
/// Writes a program from a seed: valid, ending, and full of suspensions wherever the generator must take them. What it does is of no
/// interest but that the two forms agree on it.
/// </summary>
internal static class RandomProgram
{
    /// <summary>Tasks a program has besides <c>Main</c>; each calls only those after it, so calls end.</summary>
    private const int Tasks = 3;

    public static CorpusProgram Create(int seed)
    {
        var random = new System.Random(seed);
        var text = new StringBuilder();
        text.Append(
            $$"""
            // covers: 1.1
            using ReactorGen;

            namespace Random.Seed{{seed}};

            public sealed class Box
            {
                public int Field;
                public Counter Counter;
                public int Property { get; set; }
            }

            public static partial class Program
            {
                private static int s_static;

                [ReactorTask]
                public static partial void Main(Trace t)
                {
                    s_static = Pause(0);
                    var box = new Box();
                    int[] array = [1, 2, 3, 4];
                    t.Log(W0(t, box, array, 1, "m"));
                    t.Log(s_static + box.Field + box.Counter.N + box.Property);
                    t.Log((object)array);
                }

                private static int Three(int a, int b, int c) => unchecked((a * 100) + (b * 10) + c);

                private static int Set(ref int target, int value) => target = value;

                private static int? Maybe(int x) => (x & 1) == 0 ? null : x;

            """);
        for (var task = 0; task < Tasks; task++)
        {
            var body = new StatementWriter(new ExpressionWriter(random, task + 1, Tasks), random).Method();
            text.Append(
                $$"""

                    [ReactorTask]
                    private static partial int W{{task}}(Trace t, Box box, int[] array, int p, string q)
                    {
                {{body}}    }

                """);
        }

        text.Append("}\n");
        return CorpusProgram.Parse($"Seed{seed}", text.ToString());
    }
}
