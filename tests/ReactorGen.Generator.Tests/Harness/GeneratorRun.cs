using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

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

    /// <summary>Writes the assembly. Warnings have been judged before, with the suppressor, which emitting knows nothing of.</summary>
    public void Emit(Stream image, Stream? symbols = null)
    {
        Compilation lenient = Output.WithOptions(((CSharpCompilationOptions)Output.Options).WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        EmitResult result = lenient.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        if (image.CanSeek) image.Position = 0;
        if (symbols is not null) symbols.Position = 0;
    }

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
