using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Suppression;

/// <summary>Warnings that the pattern causes are silent on reactor tasks, and only there.</summary>
public sealed class SuppressorTests
{
    private static string Method(string parameters) => $$"""
        using System.Runtime.CompilerServices;

        static partial class C
        {
            [ReactorTask]
            private static partial void M({{parameters}}) { Yield(); }
        }
        """;

    [Theory]
    [InlineData("int x = 1")]
    [InlineData("[CallerLineNumber] int x = 1")]
    [InlineData("[CallerFilePath] string x = \"\"")]
    [InlineData("[CallerMemberName] string x = \"\"")]
    [InlineData("int y, [CallerArgumentExpression(nameof(y))] string x = \"\"")]
    public void Silent(string parameters) => GeneratorHarness.Run(Method(parameters));

    /// <summary>The same on an ordinary partial method is still reported.</summary>
    [Theory]
    [InlineData("int x = 1", "CS1066")]
    [InlineData("[CallerMemberName] string x = \"\"", "CS1066", "CS4026")]
    public void ReportedElsewhere(string parameters, params string[] expected) => GeneratorHarness.Run(
        Method(parameters).Replace("[ReactorTask]", $"private static partial void M({parameters.Split(']')[^1].Split('=')[0]});\n", StringComparison.Ordinal).Replace("Yield();", "", StringComparison.Ordinal),
        expected);

    /// <summary>What C# says of a body stands once, in the user's file; the generated copy repeats none of it.</summary>
    [Theory]
    [InlineData("int unused;", "CS0168")]
    [InlineData("int unused = 1;", "CS0219")]
    [InlineData("#warning look\n", "CS1030")]
    [InlineData("string s = null;\n        Console.WriteLine(s);", "CS8600")]
    [InlineData("string? s = Console.ReadLine();\n        Console.WriteLine(s.Length);", "CS8602")]
    [InlineData("Old();", "CS0612")]
    [InlineData("Console.WriteLine(x == x);", "CS1718")]
    [InlineData("x = x;", "CS1717")]
    [InlineData("Task.Run(() => 1);\n        void Local() { }", "CS8321")]
    [InlineData("return;\n        Console.WriteLine();", "CS0162")]
    [InlineData("if (x > 0) ;", "CS0642")]
    [InlineData("Console.WriteLine(x is int);", "CS0183")]
    [InlineData("Console.WriteLine(x is string);", "CS0184")]
    [InlineData("Console.WriteLine(x == null);", "CS0472")]
    [InlineData("Console.WriteLine(x switch { 1 => 2 });", "CS8509")]
    [InlineData("Console.WriteLine(x < (int?)null);", "CS0464")]
    [InlineData("lock (new object()) { } object o = x; bool b = o == \"a\";\n        Console.WriteLine(b);", "CS0252")]
    public void TheBodysOwnWarningsStandOnce(string statement, string id) => GeneratorHarness.Run($$"""
        static partial class C
        {
            [Obsolete] private static void Old() { }

            [ReactorTask]
            private static partial void M(int x)
            {
                Yield();
                {{statement}}
            }
        }
        """, id);
}
