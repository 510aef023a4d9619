using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Documentation;

/// <summary>Every diagnostic has a page, and the page tells the truth: its first example has the diagnostic and its second compiles.</summary>
public sealed partial class DiagnosticPagesTests
{
    public static TheoryData<string> Ids => [.. Generator.Diagnostics.ById.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Those whose page has no example: the depth that is too much depends on the machine, defects are not known, and a language version is no code.</summary>
    private static readonly string[] WithoutExample = ["RG0030", "RG0032", "RG0033", "RG0037"];

    [Theory, MemberData(nameof(Ids))]
    public void HasAPage(string id) => Assert.StartsWith($"# {id}: {Generator.Diagnostics.ById[id].Title}\n", Page(id), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Ids))]
    public void HasAHelpLinkToIt(string id) => Assert.EndsWith($"/docs/diagnostics/{id}.md", Generator.Diagnostics.ById[id].HelpLinkUri, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Ids))]
    public void IsInTheIndex(string id) =>
        Assert.Contains($"| [{id}]({id}.md) | {Generator.Diagnostics.ById[id].Title} |", File.ReadAllText(Repository.PathOf("docs", "diagnostics", "README.md")), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Ids))]
    public void IsInTheReleaseNotes(string id)
    {
        DiagnosticDescriptor descriptor = Generator.Diagnostics.ById[id];
        string notes = string.Concat(new[] { "Shipped", "Unshipped" }
            .Select(f => File.ReadAllText(Repository.PathOf("generator", "ReactorGen.Generator", $"AnalyzerReleases.{f}.md"))));
        Assert.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}\n", notes.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void ItsExamplesDoWhatThePageSays(string id)
    {
        string[] examples = [.. Example().Matches(Page(id)).Select(m => m.Groups[1].Value)];
        if (WithoutExample.Contains(id))
        {
            Assert.Empty(examples);
            return;
        }
        Assert.Equal(2, examples.Length);
        TestProject project = TestProject.Of(examples[0]) with { AllowsUnsafe = true };
        Assert.Contains(id, GeneratorHarness.Observe(project).Diagnostics.Select(d => d.Id));
        GeneratorHarness.Run(TestProject.Of(examples[1]) with { AllowsUnsafe = true });
    }

    [Fact]
    public void NoPageIsLeftOver() => Assert.Equal(
        Generator.Diagnostics.ById.Keys.Order(StringComparer.Ordinal),
        Directory.GetFiles(Repository.PathOf("docs", "diagnostics"), "RG*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));

    private static string Page(string id) => File.ReadAllText(Repository.PathOf("docs", "diagnostics", $"{id}.md")).ReplaceLineEndings("\n");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
