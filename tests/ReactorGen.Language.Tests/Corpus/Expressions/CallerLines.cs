// covers: 1.30
using System.Runtime.CompilerServices;
using ReactorGen;

namespace Corpus.Expressions.CallerLines;

public class Made([CallerLineNumber] int line = 0)
{
    public int Line => line;

    public int this[int i, [CallerLineNumber] int at = 0] => i + at;
}

public static partial class Program
{
    private static string Named(string s, [CallerLineNumber] int line = 0) => s + line;

    private static int Line([CallerLineNumber] int line = 0) => line;

    [ReactorTask]
    private static partial int Task([CallerLineNumber] int line = 0) { Pause(); return line; }

    [ReactorTask]
    private static partial int Arrow(Trace t) =>
        Line() +
        Pause(
            Line());

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Named("a") + Pause(
            1) +
            Named("b"));
        t.Log(string.Concat(Pause("x"),
            Named("c"),
            Pause("y"),
            Named("d")));
        t.Log(
            Task());
        var sum = Line() +
            Task() +
            new Made().Line + new Made()[
                Pause(0)];
        t.Log(sum);
        if (Line() > 0 &&
            Task() > 0) t.Log(
            Line());
        t.Log(Pause(true)
            ? Line()
            : Task());
        Func<int> late = () =>
        {
            return Line() +
                Line();
        };
        t.Log(Pause(1) + late() + new List<int>
        {
            Line(),
            Pause(2),
            Line(),
        }.Sum());
        for (int i = Line();
            i < Line() + Pause(1);
            i += Line()) t.Log(i);
        while (Pause(true) &&
            Line() > 0) break;
        t.Log(Arrow(t));
    }
}
