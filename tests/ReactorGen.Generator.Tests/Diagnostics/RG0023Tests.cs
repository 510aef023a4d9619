namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A returned reference cannot live across a suspension.</summary>
public sealed class RG0023Tests
{
    [Fact]
    public void AnAssignment() => DiagnosticTest.Reports("RG0023", """
        static partial class C
        {
            private static int s_cell;
            private static ref int Cell() => ref s_cell;

            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M()
            {
                [|Cell()|] = Work(1);
            }
        }
        """);

    [Fact]
    public void ASpanElement() => DiagnosticTest.Reports("RG0023", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M(Memory<byte> buffer)
            {
                [|buffer.Span[0]|] += (byte)Work(1);
            }
        }
        """);

    [Fact]
    public void ARefConditional() => DiagnosticTest.Reports("RG0023", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M(int[] cells, bool first)
            {
                ([|first ? ref cells[0] : ref cells[1]|]) = Work(1);
            }
        }
        """);

    [Theory]
    [InlineData("int n = [|s_cells.Current|].Add(Work(1))")]
    [InlineData("int n = ([|first ? ref cells[0] : ref cells[1]|]).Add(Work(1))")]
    [InlineData("[|s_cells.Current|].Count = Work(1)")]
    [InlineData("[|s_cells.Current|] = new Cell { Count = Work(1) }")]
    public void AReceiverOrTargetThatCanChange(string statement) => DiagnosticTest.Reports("RG0023", $$"""
        struct Cell { public int Count; public int Add(int n) => Count += n; }

        class Cells { private Cell _current; public ref Cell Current => ref _current; }

        static partial class C
        {
            private static readonly Cells s_cells = new Cells();

            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M(Cell[] cells, bool first)
            {
                {{statement}};
            }
        }
        """);

    [Fact]
    public void AReceiverThatCannotChangeIsCopied() => DiagnosticTest.Accepts("""
        static partial class C
        {
            private static int s_cell;
            private static ref int Cell() => ref s_cell;

            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M()
            {
                int order = Cell().CompareTo(Work(1));
            }
        }
        """);

    [Fact]
    public void AReferenceTakenAfterTheLastSuspension() => DiagnosticTest.Accepts("""
        static partial class C
        {
            private static int s_cell;
            private static ref int Cell(int index) => ref s_cell;

            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M(int[] cells, bool first)
            {
                Cell(Work(1)) = 2;
                (Work(1) > 0 ? ref cells[0] : ref cells[1]) = 3;
            }
        }
        """);

    [Fact]
    public void InAStatementOfItsOwn() => DiagnosticTest.Accepts("""
        static partial class C
        {
            private static int s_cell;
            private static ref int Cell() => ref s_cell;

            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M()
            {
                int value = Work(1);
                Cell() = value;
            }
        }
        """);
}
