using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace ReactorGen.Generator.Tests.Harness;

/// <summary>What came of a program.</summary>
/// <param name="Diagnostics">The compiler's and the analyzer's, informational ones too.</param>
internal sealed record GeneratorRun(
    TestProject Project, GeneratorDriver Driver, Compilation Input, Compilation Output, GeneratorRunResult Result, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The errors and warnings.</summary>
    public IEnumerable<Diagnostic> Problems => Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning);

    /// <summary>The only generated file, or the one whose name begins so.</summary>
    public string Text(string name = "") => Result.GeneratedSources.Single(s => s.HintName.StartsWith(name, StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>The generated files of some paths, with line numbers, for the message of a test that fails.</summary>
    public string Listing(IEnumerable<string?> paths)
    {
        var text = new StringBuilder();
        foreach (string path in paths.OfType<string>().Distinct())
        {
            if (Result.GeneratedSources.FirstOrDefault(s => s.SyntaxTree.FilePath == path) is not { SourceText: { } source }) continue;
            text.Append(path).Append('\n');
            foreach (Microsoft.CodeAnalysis.Text.TextLine line in source.Lines) text.Append($"{line.LineNumber + 1,4} {line}\n");
        }
        return text.ToString();
    }
}
