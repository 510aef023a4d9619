using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Documentation;

/// <summary>The C# of the documentation compiles without a warning, and what is shown as generated is what is generated.</summary>
public sealed partial class DocumentationTests
{
    private const string Usings = """
        global using global::System.Net;
        global using global::System.Net.Sockets;
        global using global::ReactorGen.Machines;
        global using global::ReactorGen.Net;
        """;

    /// <summary>Page and line of each block of C#.</summary>
    public static TheoryData<string, int> Blocks => FencesOf("csharp");

    public static TheoryData<string, int> GeneratedBlocks => FencesOf("csharp generated");

    [Theory, MemberData(nameof(Blocks))]
    public void CompilesAsItStands(string page, int line) => Generate(Fences(page).Single(f => f.Line == line).Text);

    /// <summary>Line by line and in order, indentation aside; <c>...</c> leaves some out.</summary>
    [Theory, MemberData(nameof(GeneratedBlocks))]
    public void IsWhatIsGenerated(string page, int line)
    {
        Fence shown = Fences(page).Single(f => f.Line == line);
        Fence source = Fences(page).Last(f => f.Info == "csharp" && f.Line < line);
        string[] generated = [.. Generate(source.Text).Text().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];
        int at = -1;
        foreach (string text in shown.Text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (text == "...")
            {
                at = -1;
                continue;
            }
            int next = at < 0 ? Array.IndexOf(generated, text) : at + 1;
            Assert.True(next >= 0 && next < generated.Length && generated[next] == text, $"'{text}' is not what is generated there.");
            at = next;
        }
    }

    private static GeneratorRun Generate(string text) => GeneratorHarness.Run(TestProject.Of(text).With("/src/Usings.cs", Usings) with
    {
        OutputKind = StartsWithStatements().IsMatch(text) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
    });

    private static TheoryData<string, int> FencesOf(string info)
    {
        var found = new TheoryData<string, int>();
        foreach (string page in Pages())
        foreach (Fence fence in Fences(page).Where(f => f.Info == info)) found.Add(page, fence.Line);
        return found;
    }

    private static string[] Pages() =>
    [
        "README.md", "CONTRIBUTING.md",
        .. Directory.GetFiles(Repository.PathOf("docs"), "*.md").Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<Fence> Fences(string page)
    {
        string text = File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n");
        return Fenced().Matches(text).Select(m => new Fence(m.Groups[1].Value, text[..m.Index].Count(c => c == '\n') + 1, m.Groups[2].Value));
    }

    private sealed record Fence(string Info, int Line, string Text);

    [GeneratedRegex("^```(csharp[^\n]*)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex("^(using )?var ", RegexOptions.Multiline)]
    private static partial Regex StartsWithStatements();
}
