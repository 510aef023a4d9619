namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task takes no stack-only parameter.</summary>
public sealed class RG0006Tests
{
    [Fact]
    public void ASpan() => DiagnosticTest.Reports("RG0006", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M([|Span<byte> bytes|]) { Yield(); bytes.Clear(); }
        }
        """);

    [Fact]
    public void ATypeParameterThatAllowsRefStructs() => DiagnosticTest.Reports("RG0006", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M<T>([|T value|]) where T : allows ref struct => Yield();
        }
        """);

    [Fact]
    public void APointer() => DiagnosticTest.Reports("RG0006", Harness.TestProject.Of("""
        static partial class C
        {
            [ReactorTask]
            private static unsafe partial void M([|int* value|]) { *value = 1; }
        }
        """) with { AllowsUnsafe = true });

    [Fact]
    public void Memory() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial void M(Memory<byte> bytes) { Yield(); bytes.Span.Clear(); }
        }
        """);
}
