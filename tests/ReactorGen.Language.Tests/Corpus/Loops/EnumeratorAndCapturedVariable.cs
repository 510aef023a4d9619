// covers: 3.3, 4.1, 4.2
using ReactorGen;

namespace Corpus.Loops.EnumeratorAndCapturedVariable;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var kept = new List<Func<string>>();
        foreach (var x in new Steps(t, 4))
        {
            var y = x;
            kept.Add(() => $"{x} {y++}");
            try
            {
                if (Pause(x) == 2) continue;
                if (x == 3) break;
                y += 10;
            }
            finally
            {
                y += Pause(100);
                t.Log(kept[^1]());
            }
            t.Log("body ends");
        }
        foreach (var f in kept) t.Log(f());
        var list = new List<int> { 1, 2, 3 };
        try
        {
            foreach (var x in list)
            {
                if (Pause(x) == 2) list.Add(4);
                t.Log(x);
            }
        }
        catch (InvalidOperationException) { t.Log("changed"); }
        var array = new[] { 1, 2 };
        foreach (var x in array) { array = [7, 8, 9]; t.Log(x + Pause(0)); array[0]++; }
        t.Log(array);
    }
}
