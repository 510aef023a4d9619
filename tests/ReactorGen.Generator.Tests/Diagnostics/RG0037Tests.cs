using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task needs C# 9.</summary>
public sealed class RG0037Tests
{
    private const string Task = "static partial class C { [ReactorTask] static partial void M() { Yield(); } }";

    [Fact]
    public void CSharp8()
    {
        GeneratorRun run = GeneratorHarness.Run(TestProject.Of(Task) with { LanguageVersion = LanguageVersion.CSharp8 }, "RG0037", "CS0759");
        Location place = run.Problems.Single(d => d.Id == "RG0037").Location;
        Assert.Equal("M", place.SourceTree!.GetText().ToString(place.SourceSpan));
    }

    [Fact]
    public void IsSilencedByAPragma() =>
        GeneratorHarness.Run(TestProject.Of("#pragma warning disable RG0037\n" + Task) with { LanguageVersion = LanguageVersion.CSharp8 }, "CS0759");

    [Fact]
    public void CSharp9() => GeneratorHarness.Run(TestProject.Of("""
        static partial class C
        {
            [ReactorTask]
            public static partial int M() { Yield(); return 1; }
        }
        """) with { LanguageVersion = LanguageVersion.CSharp9 });
}
