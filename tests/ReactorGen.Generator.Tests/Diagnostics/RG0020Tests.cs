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

    /// <summary>What is assigned through it is evaluated when the reference has been: whatever the kind of assignment.</summary>
    [Theory]
    [InlineData("cell = Read();")]
    [InlineData("cell += Read();")]
    [InlineData("(cell, cells[1]) = (Read(), 1);")]
    [InlineData("Set(out cell, Read());")]
    [InlineData("if (Read() > 0) cell = 1;")]
    [InlineData("cells[0] = cell = Read();")]
    public void AssignedThroughAfterwards(string statement) => DiagnosticTest.Reports("RG0020", $$"""
        static partial class C
        {
            [ReactorTask]
            private static partial int Read() { Yield(); return 1; }

            private static void Set(out int cell, int value) => cell = value;

            [ReactorTask]
            private static partial void M(int[] cells)
            {
                ref int [|cell|] = ref cells[0];
                {{statement}}
            }
        }
        """);

    [Fact]
    public void AssignedThroughBeside() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int Read() { Yield(); return 1; }

            [ReactorTask]
            private static partial void M(int[] cells)
            {
                int value = Read();
                ref int cell = ref cells[0];
                cell = value;
                (cell, value) = (value, cell);
                cells[1] = Read();
                cell = ref cells[Read()];
                cell = 1;
            }
        }
        """);
}
