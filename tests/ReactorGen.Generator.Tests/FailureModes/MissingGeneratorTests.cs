using Microsoft.CodeAnalysis;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.FailureModes;

/// <summary>A project whose generator did not run does not build: nobody ships the bodies that only throw.</summary>
public sealed class MissingGeneratorTests
{
    [Theory]
    [InlineData("private static partial void M() => Yield();")]
    [InlineData("static partial void M() => Yield();")]
    [InlineData("public static partial int M() { Yield(); return 1; }")]
    public void DoesNotCompile(string method)
    {
        Compilation compilation = TestProject.Of($"static partial class C\n{{\n    [ReactorTask]\n    {method}\n}}").Compile();
        Assert.Contains(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void WithoutTheLibraryNothingIsGeneratedAndNothingReported()
    {
        GeneratorRun run = GeneratorHarness.Observe(TestProject.Of("class C { [ReactorTask] void M() { } }") with { References = [] });
        Assert.Empty(run.Result.GeneratedSources);
        Assert.DoesNotContain(run.Diagnostics, d => d.Id.StartsWith("RG", StringComparison.Ordinal));
    }
}
