// covers: 3.2, 1.9
using ReactorGen;

namespace Corpus.Statements.OutVariables;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int.TryParse("12", out var n);
        Pause();
        t.Log(n);
        if (!int.TryParse("34", out var m)) return;
        Pause();
        t.Log(m + n);
        if (int.TryParse("x", out var bad) || Pause(bad) == 0) t.Log(bad);
        Pause();
        t.Log(bad);
        var sum = Split(7, out var high, out int low) + Pause(high);
        t.Log(sum + low);
        while (Split(sum--, out var part, out _) > 2)
        {
            Pause();
            t.Log(part);
        }

        t.Log(Take(Pause(1), out var late) + late);
        Pause();
        t.Log(late);
    }

    private static int Split(int value, out int high, out int low)
    {
        high = value / 4;
        low = value % 4;
        return value;
    }

    private static int Take(int value, out int twice) => (twice = value * 2) + value;
}
