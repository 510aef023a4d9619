namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task needs a body.</summary>
public sealed class RG0009Tests
{
    [Fact]
    public void AnAbstractMethod() => DiagnosticTest.Reports("RG0009", """
        abstract partial class C
        {
            [ReactorTask]
            public abstract void [|M|]();
        }
        """);

    [Fact]
    public void TheDefiningPart() => DiagnosticTest.Reports("RG0009", """
        static partial class C
        {
            [ReactorTask]
            private static partial void [|M|]();

            private static partial void M() => Yield();
        }
        """, "RG0015");

    [Fact]
    public void AnExpressionBody() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int M() => Work(1) + 1;

            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }
        }
        """);
}
