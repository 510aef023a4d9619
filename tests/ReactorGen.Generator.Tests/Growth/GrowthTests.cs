using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Growth;

/// <summary>Large bodies come to an end, compile, and make no more text than their size explains.</summary>
public sealed class GrowthTests
{
    public static TheoryData<string, int> Sizes()
    {
        var data = new TheoryData<string, int>();
        foreach (LargeBody body in LargeBody.All) data.Add(body.Name, body.Name.StartsWith("Nested", StringComparison.Ordinal) ? 40 : 120);
        return data;
    }

    /// <summary>What grows faster than the source shows in the text: four times the size must not be much more than four times the text.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void TextGrowsAsTheSourceDoes(string name, int size)
    {
        LargeBody body = LargeBody.All.Single(b => b.Name == name);
        int small = Generate(body, size / 4).Text.Length;
        (string text, Compilation output) = Generate(body, size);
        // Nested tries are indented, which no other way of writing them avoids.
        double most = name.StartsWith("Nested", StringComparison.Ordinal) || name == "UsingDeclarations" ? 10 : 4.6;
        Assert.True(text.Length < small * most, $"{small} characters became {text.Length}.");
        Assert.DoesNotContain("cannot run as a reactor task", text, StringComparison.Ordinal);
        Assert.Empty(output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    /// <summary>The largest that anybody may write, or generate.</summary>
    [Theory]
    [InlineData("Statements", 5000)]
    [InlineData("LocalsAllAlive", 1000)]
    [InlineData("Loops", 1000)]
    [InlineData("Tries", 1000)]
    [InlineData("SwitchCases", 1000)]
    [InlineData("ElseIfs", 500)]
    [InlineData("Gotos", 1000)]
    [InlineData("SumOfSuspensions", 500)]
    [InlineData("SumThatEndsWithOne", 2000)]
    [InlineData("ConditionThatMixes", 500)]
    [InlineData("Arguments", 1000)]
    [InlineData("NestedSuspensions", 300)]
    [InlineData("FluentChain", 500)]
    [InlineData("Parentheses", 300)]
    [InlineData("NestedIfs", 300)]
    [InlineData("NestedMixed", 100)]
    [InlineData("NestedTries", 100)]
    [InlineData("NestedSuspendingFinallies", 100)]
    public void TheLargest(string name, int size)
    {
        (string text, _) = Generate(LargeBody.All.Single(b => b.Name == name), size);
        Assert.DoesNotContain("cannot run as a reactor task", text, StringComparison.Ordinal);
    }

    private static (string Text, Compilation Output) Generate(LargeBody body, int size)
    {
        TestProject project = TestProject.Of(body.AsTask(size));
        CSharpCompilation input = project.Compile();
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new ReactorTaskGenerator().AsSourceGenerator()], parseOptions: TestProject.ParseOptions, optionsProvider: new TestOptions(mapsLines: true))
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out System.Collections.Immutable.ImmutableArray<Diagnostic> failures);
        Assert.Empty(failures);
        return (driver.GetRunResult().Results.Single().GeneratedSources.Single(s => s.HintName.Contains("Run", StringComparison.Ordinal)).SourceText.ToString(), output);
    }
}
