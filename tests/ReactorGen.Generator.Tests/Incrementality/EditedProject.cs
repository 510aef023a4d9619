using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Incrementality;

/// <summary>A project that is generated, edited, and generated again by the same driver, as in an editor.</summary>
internal sealed class EditedProject
{
    private readonly CSharpCompilation _before;
    private readonly GeneratorDriver _driver;
    private readonly TestProject _project;

    public EditedProject(TestProject project)
    {
        GeneratorRun run = GeneratorHarness.Run(project);
        (_project, _driver, _before) = (project, run.Driver, (CSharpCompilation)run.Input);
    }

    /// <summary>Replaces one text in one file by another, and gives back why each step ran, by step and then by output.</summary>
    public Reasons Replace(string path, string old, string with)
    {
        string text = _project.Files.Single(f => f.Path == path).Text;
        Assert.Contains(old, text, StringComparison.Ordinal);
        string edited = text.Replace(old, with, StringComparison.Ordinal);
        SyntaxTree tree = _before.SyntaxTrees.Single(t => t.FilePath == path);
        GeneratorRunResult incremental = GeneratorHarness.Single(_driver.RunGenerators(_before.ReplaceSyntaxTree(tree, TestProject.Parse(path, edited))));

        // Whatever was cached, the result is that of a fresh run.
        TestProject after = _project with { Files = [.. _project.Files.Select(f => f.Path == path ? (path, edited) : f)] };
        GeneratorRun fresh = GeneratorHarness.Observe(after);
        Assert.Equal(
            fresh.Result.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString())).Order(),
            incremental.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString())).Order());
        return new Reasons(incremental);
    }
}
