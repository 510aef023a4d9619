using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>
/// Tests one diagnostic on a program that marks with <c>[|..|]</c> where it is expected: it stands there and nowhere else, and a pragma silences it.
/// </summary>
internal static class DiagnosticTest
{
    /// <param name="others">The ids of the other errors and warnings, C#'s own among them.</param>
    public static void Reports(string id, string marked, params string[] others) => Reports(id, TestProject.Of(marked), others);

    public static void Reports(string id, TestProject project, params string[] others)
    {
        (string source, List<TextSpan> expected) = Unmark(project.Files.Single().Text);
        project = project with { Files = [(TestProject.UserFile, source)] };
        GeneratorRun run = GeneratorHarness.Observe(project);

        Diagnostic[] found = [.. run.Diagnostics.Where(d => d.Id == id).OrderBy(d => d.Location.SourceSpan.Start)];
        string all = string.Join("\n", run.Diagnostics);
        Assert.True(expected.SequenceEqual(found.Select(d => d.Location.SourceSpan)), $"{id} stands elsewhere than expected:\n{all}\n{run.Listing(run.Result.GeneratedSources.Select(s => s.SyntaxTree.FilePath))}");
        Assert.All(found, d => Assert.Equal(TestProject.UserFile, d.Location.SourceTree!.FilePath));
        string[] rest = [.. run.Problems.Select(d => d.Id).Where(i => i != id).Order(StringComparer.Ordinal)];
        Assert.True(others.Order(StringComparer.Ordinal).SequenceEqual(rest), $"Expected besides {id} [{string.Join(", ", others)}], found:\n{all}");

        AssertSuppressible(id, project);
    }

    /// <summary>A near miss: the program has neither errors nor warnings, ours or C#'s.</summary>
    public static void Accepts(string source) => GeneratorHarness.Run(source);

    private static void AssertSuppressible(string id, TestProject project)
    {
        string silenced = $"#pragma warning disable {id}\n" + project.Files.Single().Text;
        GeneratorRun run = GeneratorHarness.Observe(project with { Files = [(TestProject.UserFile, silenced)] });
        Assert.DoesNotContain(run.Diagnostics, d => d.Id == id);
    }

    private static (string Source, List<TextSpan> Spans) Unmark(string marked)
    {
        marked = marked.ReplaceLineEndings("\n");
        var source = new StringBuilder();
        var spans = new List<TextSpan>();
        int at = 0;
        while (marked.IndexOf("[|", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            int close = marked.IndexOf("|]", open, StringComparison.Ordinal);
            source.Append(marked, at, open - at);
            spans.Add(new TextSpan(source.Length, close - open - 2));
            source.Append(marked, open + 2, close - open - 2);
            at = close + 2;
        }
        return (source.Append(marked, at, marked.Length - at).ToString(), spans);
    }
}
