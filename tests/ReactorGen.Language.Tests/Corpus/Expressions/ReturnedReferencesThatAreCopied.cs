// covers: 1.5, 1.9
using ReactorGen;

namespace Corpus.Expressions.ReturnedReferencesThatAreCopied;

public sealed class Cells
{
    private readonly int[] _all = [1, 2, 3];
    private Counter _counter;

    public ref int First => ref _all[0];

    public ref Counter Counter => ref _counter;

    public ref int this[int index] => ref _all[index];

    public ref int At(int index) => ref _all[index];

    public ref readonly int Read(int index) => ref _all[index];
}

public static partial class Program
{
    private static int In(in int a, int b) => a * 100 + b;

    private static int Fixed(ref readonly int a, int b) => a * 100 + b;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var cells = new Cells();
        t.Log(cells.At(1).CompareTo((cells.At(1) = 7) + Pause(-1)));
        t.Log(cells[1].CompareTo((cells[1] = 9) + Pause(-1)) + cells.First.ToString(Pause("000")));
        t.Log(cells.Read(2).Equals(Pause(3)) + "" + cells.Counter.N.CompareTo((cells.Counter.N = 4) + Pause(0)));
        t.Log(In(cells.First, (cells.First = 8) + Pause(1)));
#pragma warning disable CS9193
        t.Log(Fixed(t.V("value", 5), Pause(1)));
#pragma warning restore CS9193
    }
}
