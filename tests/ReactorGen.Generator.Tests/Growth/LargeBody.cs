using System.Text;

namespace ReactorGen.Generator.Tests.Growth;

/// <summary>
/// Bodies of any size, each large in one direction. The same text serves as a reactor task and as an async method: <c>S(..)</c> is the suspension
/// and becomes <c>(await S(..))</c>.
/// </summary>
internal sealed record LargeBody(string Name, Func<int, string> Write)
{
    public static readonly IReadOnlyList<LargeBody> All =
    [
        // Long.
        new("Statements", n => "int x = 0;\n" + Lines(n, i => $"x += S({i});") + "return x;"),
        new("LocalsAllAlive", n => Lines(n, i => $"var v{i} = S({i}).ToString();") + "string all = \"\";\n" + Lines(n, i => $"all += v{i};") + "return all.Length;"),
        new("LocalsShortLived", n => "int x = 0;\n" + Lines(n, i => $"{{ var v = S({i}).ToString(); x += S(v.Length); }}") + "return x;"),
        new("Temporaries", n => "int x = 0;\n" + Lines(n, i => $"x = Add(x + {i}, S({i}));") + "return x;"),
        new("Ifs", n => "int x = 0;\n" + Lines(n, i => $"if (x == S({i})) x += S({i}); else x--;") + "return x;"),
        new("Loops", n => "int x = 0;\n" + Lines(n, i => $"for (int i = S(0); i < 2; i++) {{ if (i == x) continue; x += S({i}); }}") + "return x;"),
        new("ForEachs", n => "int x = 0;\nvar list = new List<int> { 1 };\n" + Lines(n, _ => "foreach (int i in list) x += S(i);") + "return x;"),
        new("Tries", n => "int x = 0;\n" + Lines(n, i => $"try {{ x += S({i}); }} catch (InvalidOperationException e) {{ x = e.HResult; }} finally {{ x++; }}") + "return x;"),
        new("SuspendingFinallies", n => "int x = 0;\n" + Lines(n, i => $"try {{ if (x > {i}) return S(x); }} catch (InvalidOperationException) {{ x += S(1); }} finally {{ S(2); }}") + "return x;"),
        new("Usings", n => "int x = 0;\n" + Lines(n, i => $"using (var s{i} = new MemoryStream(S(1))) x += S(2);") + "return x;"),
        new("UsingDeclarations", n => "int x = 0;\n" + Lines(n, i => $"using var s{i} = new MemoryStream(S(1));") + "return x;"),
        new("Patterns", n => "object o = 1; int x = 0;\n" + Lines(n, i => $"if (o is int p{i} && p{i} > S(1)) x += p{i};") + "return x;"),
        new("Lambdas", n => "int x = 0;\n" + Lines(n, i => $"int c{i} = S({i}); Func<int> f{i} = () => c{i}; x += f{i}();") + "return x;"),
        new("SwitchCases", n => "int x = 0;\nswitch (S(0))\n{\n" + Lines(n, i => $"case {i}: x += S({i}); break;") + "default: x = 1; break;\n}\nreturn x;"),
        new("ElseIfs", n => "int x = 0;\n" + string.Concat(Enumerable.Range(0, n).Select(i => $"if (x == {i}) x += S({i});\nelse ")) + "x = 1;\nreturn x;"),
        new("ElseIfsThatTest", n => "int x = 0;\n" + string.Concat(Enumerable.Range(0, n).Select(i => $"if (S({i}) == 1) x++;\nelse ")) + "x = 1;\nreturn x;"),
        new("PlainStatements", n => "int x = S(0);\n" + Lines(n, i => $"if (x > {i}) {{ x = Add(x, {i}); /* {i} */ }}") + "return x + S(1);"),
        new("Gotos", n => "int x = S(0);\nagain:\n" + Lines(n, i => $"int v{i} = S({i}); if (v{i} > x) goto again;") + "return x;"),

        // Deep.
        new("NestedBlocks", n => Nested(n, i => $"{{ int v{i} = S({i});", "}")),
        new("NestedIfs", n => Nested(n, i => $"if (x == {i}) {{ x += S({i});", "}")),
        new("NestedLoops", n => Nested(n, i => $"for (int v{i} = 0; v{i} < S(1); v{i}++) {{ x += S({i});", "}")),
        new("NestedForEachs", n => Nested(n, i => $"foreach (int v{i} in new[] {{ S({i}) }}) {{ x += v{i};", "}")),
        new("NestedTries", n => Nested(n, i => $"try {{ x += S({i});", "} catch (InvalidOperationException) when (x > 0) { x++; } finally { x--; }")),
        new("NestedSuspendingFinallies", n => Nested(n, i => $"try {{ if (x == {i}) return S({i});", "} finally { x += S(1); }")),
        new("NestedUsings", n => Nested(n, i => $"using (var v{i} = new MemoryStream(S({i}))) {{", "}")),
        new("NestedSwitches", n => Nested(n, i => $"switch (S({i})) {{ case 1: x++; break; default:", "break; }")),
        new("NestedMixed", n => Nested(n, i => (i % 4) switch
        {
            0 => $"while (x < S({i})) {{",
            1 => $"try {{ x += S({i});",
            2 => $"foreach (int v{i} in new[] {{ 1 }}) {{ if (x == v{i}) break;",
            _ => $"if (x == {i}) {{ x = S({i});",
        }, i => i % 4 == 1 ? "} finally { x++; }" : "}")),

        // Wide: one expression.
        new("SumOfSuspensions", n => "int a = 1;\nreturn " + string.Join(" + ", Enumerable.Range(0, n).Select(i => $"a + S({i})")) + ";"),
        new("SumThatBeginsWithOne", n => "int a = 1;\nreturn S(0) + " + string.Join(" + ", Enumerable.Range(0, n).Select(i => $"a * {i}")) + ";"),
        new("SumThatEndsWithOne", n => "int a = 1;\nreturn " + string.Join(" + ", Enumerable.Range(0, n).Select(i => $"a * {i}")) + " + S(0);"),
        new("Concatenation", n => "string a = \"\";\na = " + string.Join(" + ", Enumerable.Range(0, n).Select(i => $"a + \"{i}\" + S({i})")) + ";\nreturn a.Length;"),
        new("Conjunction", n => "return (" + string.Join(" && ", Enumerable.Range(0, n).Select(i => $"S({i}) == {i}")) + ") ? 1 : 0;"),
        new("Disjunction", n => "int x = 0;\nif (" + string.Join(" || ", Enumerable.Range(0, n).Select(i => $"x == S({i})")) + ") x = 1;\nreturn x;"),
        new("ConditionThatMixes", n => "int x = 0;\nif (" + string.Join(" || ", Enumerable.Range(0, n).Select(i => $"x == {i} && S({i}) == 2")) + ") x = 1;\nreturn x;"),
        new("Conditionals", n => "int x = 0;\nreturn " + string.Concat(Enumerable.Range(0, n).Select(i => $"x == {i} ? S({i}) : ")) + "0;"),
        new("Coalesced", n => "string? a = null;\na = " + string.Concat(Enumerable.Range(0, n).Select(i => $"Maybe(S({i})) ?? ")) + "\"\";\nreturn a.Length;"),
        new("Arguments", n => "return Sum(" + string.Join(", ", Enumerable.Range(0, n).Select(i => $"S({i})")) + ");"),
        new("Elements", n => "int a = 1;\nreturn new[] { " + string.Join(", ", Enumerable.Range(0, n).Select(i => $"a, S({i})")) + " }.Length;"),
        new("NestedCalls", n => "return " + Repeat("Add(1, ", n) + "S(0)" + Repeat(")", n) + ";"),
        new("NestedSuspensions", n => "return " + Repeat("S(", n) + "0" + Repeat(")", n) + ";"),
        new("FluentChain", n => "return new Chain()" + string.Concat(Enumerable.Range(0, n).Select(i => $".Add(S({i}))")) + ".Length;"),
        new("FluentChainOfSuspensions", n => "return new Chain()" + string.Concat(Enumerable.Range(0, n).Select(i => $".Add({i})")) + ".Add(S(1)).Length;"),
        new("Parentheses", n => "return " + Repeat("(", n) + "S(0)" + Repeat(")", n) + ";"),
        new("Negations", n => "return " + Repeat("~", n) + "S(0);"),
        new("Assignments", n => "int[] a = new int[9];\n" + string.Concat(Enumerable.Range(0, n).Select(i => $"a[S({i})] = ")) + "S(0);\nreturn a[0];"),
        new("InterpolatedString", n => "int a = 1;\nreturn $\"" + string.Concat(Enumerable.Range(0, n).Select(i => $"{{a}}{{S({i})}}")) + "\".Length;"),
        new("LongPlainSum", n => "int a = S(0);\nint b = " + string.Join(" + ", Enumerable.Range(0, n).Select(i => $"a * {i}")) + ";\nreturn b + S(0);"),
        new("LongPlainChain", n => "int a = S(0);\nint b = new Chain()" + string.Concat(Enumerable.Range(0, n).Select(i => $".Add(a)")) + ".Length;\nreturn b + S(0);"),
        new("LongPlainElseIfs", n => "int x = S(0);\n" + string.Concat(Enumerable.Range(0, n).Select(i => $"if (x == {i}) x++;\nelse ")) + "x = 1;\nreturn S(x);"),
    ];

    public const string Helpers = """
        sealed class Chain
        {
            public int Length;
            public Chain Add(int value) { Length += value; return this; }
        }

        static partial class Program
        {
            private static int Add(int a, int b) => a + b;
            private static int Sum(params int[] values) => values.Length;
            private static string? Maybe(int value) => value > 0 ? "" : null;
        }
        """;

    public string AsTask(int size) => $$"""
        {{Helpers}}

        static partial class Program
        {
            [ReactorTask]
            private static partial int S(int value)
            {
                Yield();
                return value;
            }

            [ReactorTask]
            public static partial int Run()
            {
        {{Write(size)}}
            }
        }
        """;

    public string AsAsync(int size) => $$"""
        using System; using System.IO; using System.Linq; using System.Collections.Generic; using System.Threading.Tasks;
        {{Helpers}}

        static partial class Program
        {
            private static async Task<int> S(int value)
            {
                await Task.Yield();
                return value;
            }

            public static async Task<int> Run()
            {
        {{Awaited(Write(size))}}
            }
        }
        """;

    /// <summary>Each call of <c>S</c> awaited, in parentheses; the inner ones too.</summary>
    private static string Awaited(string text)
    {
        var awaited = new StringBuilder();
        var closing = new Stack<int>();
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == 'S' && i + 1 < text.Length && text[i + 1] == '(' && (i == 0 || !char.IsLetterOrDigit(text[i - 1])))
            {
                closing.Push(depth);
                awaited.Append("(await S");
                continue;
            }
            awaited.Append(c);
            if (c == '(') depth++;
            if (c != ')' || --depth < 0 || closing.Count == 0 || closing.Peek() != depth) continue;
            closing.Pop();
            awaited.Append(')');
        }
        return awaited.Replace("\n(await S", "\n_ = (await S").Replace("{ (await S", "{ _ = (await S").ToString();
    }

    private static string Lines(int n, Func<int, string> line) => string.Concat(Enumerable.Range(0, n).Select(i => line(i) + "\n"));

    private static string Nested(int n, Func<int, string> open, string close) => Nested(n, open, _ => close);

    private static string Nested(int n, Func<int, string> open, Func<int, string> close) =>
        "int x = 0;\n" + Lines(n, open) + "x++;\n" + Lines(n, i => close(n - 1 - i)) + "return x;";

    private static string Repeat(string text, int n) => new StringBuilder().Insert(0, text, n).ToString();

    public override string ToString() => Name;
}
