namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task is not async.</summary>
public sealed class RG0004Tests
{
    [Fact]
    public void AnAsyncMethod() => DiagnosticTest.Reports("RG0004", """
        static partial class C
        {
            [ReactorTask]
            private static [|async|] partial Task M() { Yield(); await Task.CompletedTask; }
        }
        """);

    [Fact]
    public void AMethodThatReturnsATask() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial Task M() { Yield(); return Task.CompletedTask; }
        }
        """);
}
