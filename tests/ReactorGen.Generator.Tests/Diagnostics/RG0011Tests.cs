namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A suspension cannot stand in a lock.</summary>
public sealed class RG0011Tests
{
    [Fact]
    public void TheBody() => DiagnosticTest.Reports("RG0011", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M(object gate)
            {
                lock (gate)
                {
                    [|Yield()|];
                }
            }
        }
        """);

    [Fact]
    public void ALockInALock() => DiagnosticTest.Reports("RG0011", """
        static partial class C
        {
            [ReactorTask]
            private static partial object Choose(object o) { Yield(); return o; }

            [ReactorTask]
            private static partial void M(object gate)
            {
                lock (gate)
                    lock ([|Choose(gate)|]) { }
            }
        }
        """);

    [Fact]
    public void TheExpressionOfTheOuterLock() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial object Choose(object o) { Yield(); return o; }

            [ReactorTask]
            private static partial void M(object gate)
            {
                lock (Choose(gate))
                    Console.WriteLine();
            }
        }
        """);

    [Fact]
    public void ForEachAndUsing() => DiagnosticTest.Reports("RG0011", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M(IAsyncDisposable resource)
            {
                lock (resource)
                {
                    [|using|] (Await(resource)) Console.WriteLine();
                }
            }
        }
        """);
}
