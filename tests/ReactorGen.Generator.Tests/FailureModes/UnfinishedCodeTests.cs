using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.FailureModes;

/// <summary>
/// Code is unfinished most of the time. Whatever stands there, the generator adds what it can and throws nothing; the harness fails if it does, or
/// if a defect is reported.
/// </summary>
public sealed class UnfinishedCodeTests
{
    private const string Program = """
        using System.Net.Sockets;

        namespace Sample;

        static partial class C
        {
            [ReactorTask]
            private static partial int Work<T>(T value, int times = 1) where T : notnull
            {
                using var stream = new MemoryStream();
                foreach (int i in Enumerable.Range(0, times))
                {
                    try
                    {
                        int n = value is string { Length: > 2 } text ? Work(text, Work(i)) : i;
                        if (n > 1 && Work(n) is var m && m > 2) return m;
                        switch (n)
                        {
                            case 1: Yield(); break;
                            default: continue;
                        }
                    }
                    catch (Exception e) when (e.Message == "") { Yield(); throw; }
                    finally { Yield(); }
                }
                return times;
            }
        }
        """;

    /// <summary>The program cut off after every so many characters, as it looks while it is typed.</summary>
    [Fact]
    public void AProgramCutOffAnywhere()
    {
        for (int length = 40; length < Program.Length; length += 23) GeneratorHarness.Observe(TestProject.Of(Program[..length]));
    }

    /// <summary>The program with one token missing, for each token in turn.</summary>
    [Fact]
    public void AProgramWithATokenMissing()
    {
        Microsoft.CodeAnalysis.SyntaxToken[] tokens = [.. TestProject.Parse("/src/a.cs", Program).GetRoot().DescendantTokens()];
        string text = Program.ReplaceLineEndings("\n");
        for (int i = 4; i < tokens.Length; i += 7) GeneratorHarness.Observe(TestProject.Of(text.Remove(tokens[i].SpanStart, tokens[i].Span.Length)));
    }

    [Fact]
    public void TheWholeProgram() => GeneratorHarness.Run(Program);

    [Theory]
    [InlineData("[ReactorTask]")]
    [InlineData("[ReactorTask] private static partial void M() { }")]
    [InlineData("partial class C { [ReactorTask(Machine = null)] partial void M() { } }")]
    [InlineData("partial class C { [ReactorTask(Machine = typeof(int))] void M() { } }")]
    [InlineData("partial class C { [ReactorTask(Machine = typeof(List<>))] void M() { } }")]
    [InlineData("partial class C { [ReactorTask] [ReactorTask] partial void M() { } }")]
    [InlineData("partial class C { [ReactorTask] private partial Missing M(Other x) { Yield(); return x; } }")]
    [InlineData("partial class C { [ReactorTask] private static partial bool W() { Yield(); return true; } [ReactorTask] private static partial void M(Missing x) { if (x && W()) Yield(); } }")]
    [InlineData("partial class C { [ReactorTask] private partial int M() { Yield(); return 1; } [ReactorTask] private partial int M() { return 2; } }")]
    [InlineData("partial class C<T { [ReactorTask] partial void M() { Yield(); } }")]
    [InlineData("partial enum E { [ReactorTask] partial void M() { Yield(); } }")]
    [InlineData("partial class C { [ReactorTask] partial void M(int x, int x) { int x = Work(x); foreach (var y in ) Yield(); } }")]
    [InlineData("partial class C { [ReactorTask] partial void M() { for (;;) { Suspend(; } } }")]
    [InlineData("partial class C { [ReactorTask] partial void M() => ; }")]
    [InlineData("partial class C { [ReactorTask] partial int this[int i] => 1; }")]
    public void Oddities(string text) => GeneratorHarness.Observe(TestProject.Of(text));
}
