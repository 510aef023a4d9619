// covers: 1.5, 1.6, 1.9, 1.13
using ReactorGen;

namespace Corpus.Expressions.VariablesInPlace;

public struct Cell(int value)
{
    public readonly int First = value;
    public readonly Counter Counter = new() { N = value };
    public int Value = value;

    public int Add(int n) => Value += n;

    public static int operator +(in Cell a, in Cell b) => a.Value * 10 + b.Value;
    public static Cell operator *(in Cell a, int b) => new(a.Value * b);
    public static bool operator ==(in Cell a, in Cell b) => a.Value == b.Value;
    public static bool operator !=(in Cell a, in Cell b) => a.Value != b.Value;
    public override bool Equals(object? other) => false;
    public override int GetHashCode() => 0;
}

public static partial class Program
{
    private static int In(in int a, int b) => a * 100 + b;

    private static int InCell(in Cell a, int b) => a.Value * 100 + b;

    private static int Ref(ref int a, int b) => a += b;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        // A field that nothing assigns is part of a struct that is assigned.
        var cell = new Cell(1);
        Cell[] cells = [cell];
        t.Log(In(cell.First, (cell = new Cell(5)).First + Pause(1)));
        t.Log(cell.Counter.Add((cell = new Cell(6)).First + Pause(1)) + cells[0].Counter.Add((cells[0] = new Cell(7)).First + Pause(1)));

        // An operator takes its left side by reference.
        t.Log(cell + ((cell = new Cell(2)) * Pause(3)));
        t.Log(cells[0] + ((cells[0] = new Cell(3)) * Pause(1)));
        t.Log(cell == new Cell(cell.Value = Pause(9)));
        cell *= (cell.Value = 4) + Pause(1);
        cells[0] *= (cells[0].Value = 4) + Pause(1);
        t.Log(cell.Value + cells[0].Value);
        try { t.Log(cells[t.V("index", 5)] + new Cell(Pause(1))); } catch (IndexOutOfRangeException) { t.Log("range"); }

        // Parentheses and "!" change nothing.
        int n = 1;
        int[] numbers = [1];
        t.Log(InCell((cell), cell.Add(1) + Pause(1)) + In(n!, (n = 5) + Pause(1)) + In((n!), (n = 6) + Pause(1)));
        t.Log(cells[0]!.Add(Pause(4)) + (cells[0]).Add(Pause(5)) + cells[0].Value);
        try { t.Log((cells[t.V("index", 9)]).Add(Pause(4))); } catch (IndexOutOfRangeException) { t.Log("range"); }
        try { t.Log(Ref(ref (numbers[t.V("index", 9)]), Pause(4))); } catch (IndexOutOfRangeException) { t.Log("range"); }
        try { t.Log(In(numbers[t.V("index", 9)], Pause(4))); } catch (IndexOutOfRangeException) { t.Log("range"); }
    }
}
