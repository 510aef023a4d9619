namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A ref local cannot live across a suspension.</summary>
public sealed class RG0020Tests
{
    [Fact]
    public void UsedAfterwards() => DiagnosticTest.Reports("RG0020", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M(int[] cells)
            {
                ref int [|cell|] = ref cells[0];
                cell++;
                Yield();
                cell++;
            }
        }
        """);

    [Fact]
    public void UsedBeforeOnly() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial void M(int[] cells)
            {
                ref int cell = ref cells[0];
                cell++;
                Yield();
            }
        }
        """);

    [Fact]
    public void AssignedAnew() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial void M(int[] cells)
            {
                ref int cell = ref cells[0];
                cell++;
                Yield();
                cell = ref cells[1];
                cell++;
            }
        }
        """);
}
