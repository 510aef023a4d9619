namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task cannot be an iterator.</summary>
public sealed class RG0008Tests
{
    [Fact]
    public void YieldReturn() => DiagnosticTest.Reports("RG0008", """
        static partial class C
        {
            [ReactorTask]
            private static partial IEnumerable<int> M() { Yield(); [|yield return 1;|] }
        }
        """);

    [Fact]
    public void AnIteratorInside() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int M()
            {
                Yield();
                return Numbers().Sum();

                static IEnumerable<int> Numbers() { yield return 1; }
            }
        }
        """);
}
