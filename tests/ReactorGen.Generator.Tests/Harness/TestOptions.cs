using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ReactorGen.Generator.Tests.Harness;

/// <summary>The one MSBuild property that the generator reads.</summary>
internal sealed class TestOptions(bool mapsLines) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(mapsLines);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(bool mapsLines) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.ReactorGenLineMapping" ? (mapsLines ? "true" : "false") : null;
            return value is not null;
        }
    }
}
