namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A body that is nested too deeply for the binder is an error of its own, not a crash.</summary>
public sealed class RG0032Tests
{
    [Fact]
    public void ALongSumAroundASuspension() => DiagnosticTest.Reports("RG0032", Sum(12000).Replace(" M(", " [|M|](", StringComparison.Ordinal));

    [Fact]
    public void AShorterOne() => DiagnosticTest.Accepts(Sum(100));

    private static string Sum(int terms) => $$"""
        static partial class C
        {
            [ReactorTask]
            private static partial int Work() { Yield(); return 1; }

            [ReactorTask]
            private static partial int M() => Work(){{string.Concat(Enumerable.Repeat(" + 1", terms))}};
        }
        """;
}
