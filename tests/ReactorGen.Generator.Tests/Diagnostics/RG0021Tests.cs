namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A stack-only value cannot live across a suspension.</summary>
public sealed class RG0021Tests
{
    [Fact]
    public void ASpan() => DiagnosticTest.Reports("RG0021", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M(Memory<byte> buffer)
            {
                Span<byte> [|span|] = buffer.Span;
                Yield();
                span.Clear();
            }
        }
        """);

    [Fact]
    public void ForEachOverASpan() => DiagnosticTest.Reports("RG0021", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M(Memory<byte> buffer)
            {
                foreach (byte b in [|buffer.Span|])
                    Work(b);
            }
        }
        """);

    [Fact]
    public void AnOperandInFrontOfASuspension() => DiagnosticTest.Reports("RG0021", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            private static void Use(Span<byte> span, int x) { }

            [ReactorTask]
            private static partial void M(Memory<byte> buffer)
            {
                Use([|buffer.Span|], Work(1));
            }
        }
        """);

    [Fact]
    public void ASpanBetweenSuspensions() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial void M(Memory<byte> buffer)
            {
                Yield();
                Span<byte> span = buffer.Span;
                span.Clear();
                Yield();
            }
        }
        """);
}
