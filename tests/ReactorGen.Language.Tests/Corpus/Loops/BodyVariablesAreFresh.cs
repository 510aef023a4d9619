// covers: 4.2, 3.2
using ReactorGen;

namespace Corpus.Loops.BodyVariablesAreFresh;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 3; i++)
        {
            string? set = null;
            if (i == 0) set = "first";
            Pause();
            t.Log(set);
            Counter counter = default;
            counter.Add(Pause(i));
            Pause();
            t.Log(counter.N);
            int later;
            if (Pause(i) > 0)
            {
                later = i;
                Pause();
                t.Log(later);
            }
        }

        var k = 0;
        while (k < 2)
        {
            var list = new List<int>();
            list.Add(Pause(k++));
            Pause();
            t.Log(list.Count);
        }

        while (int.TryParse("5", out var n) && k++ < 4)
        {
            Pause(n);
            n = 100;
            Pause(n);
        }
    }
}
