using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Layering;

/// <summary>Which part of the generator may know Roslyn. The build of the lowering's tests enforces it too: it has no reference to Roslyn.</summary>
public sealed class LayeringTests
{
    [Theory]
    [InlineData("Model")]
    [InlineData("Lowering")]
    [InlineData("Emit")]
    public void KnowsNoRoslyn(string folder)
    {
        string[] files = Directory.GetFiles(Repository.PathOf("generator", "ReactorGen.Generator", folder), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.DoesNotContain("Microsoft.CodeAnalysis", File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Model", "Lowering", "Emit", "Binding")]
    [InlineData("Lowering", "Emit", "Binding")]
    [InlineData("Emit", "Lowering", "Binding")]
    public void DependsDownwardsOnly(string folder, params string[] forbidden)
    {
        foreach (string file in Directory.GetFiles(Repository.PathOf("generator", "ReactorGen.Generator", folder), "*.cs", SearchOption.AllDirectories))
        foreach (string other in forbidden)
            Assert.DoesNotContain($"using ReactorGen.Generator.{other};", File.ReadAllText(file), StringComparison.Ordinal);
    }

    /// <summary>Reporting is the analyzer's business: a generator that reports errors cannot be hot-reloaded nor silenced.</summary>
    [Fact]
    public void TheGeneratorReportsNothing() => Assert.DoesNotContain(
        "ReportDiagnostic", File.ReadAllText(Repository.PathOf("generator", "ReactorGen.Generator", "ReactorTaskGenerator.cs")), StringComparison.Ordinal);
}
