// covers: 4.1, 4.2, 3.6
using ReactorGen;

namespace Corpus.Closures.ThreeScopesOneLambda;

public static partial class Program
{
    [ReactorTask]
    private static partial int Nest(Trace t, int seed)
    {
        var top = seed;
        List<Func<int>> kept = [];
        for (var i = 0; i < 2; i++)
        {
            var middle = Pause(i);
            try
            {
                foreach (var x in new[] { 1, 2 })
                {
                    var low = Pause(x) + middle;
                    int Local(int d) => d == 0 ? top++ + middle++ + low++ + x + i : Local(d - 1) + (d > 1 ? Other() : 0);
                    int Other() { low += 100; return ((Func<int>)(() => { middle += low; return top; }))(); }
                    kept.Add(() => Local(2));
                    kept.Add(Other);
                    if (low > 2) throw new Boom($"low {Local(1)}");
                    t.Log(Local(Pause(1)));
                }
            }
            catch (Boom e) when (kept[^1]() >= 0)
            {
                t.Log($"{e.Message} {top} {middle} {Pause(kept.Count)}");
                kept.Add(() => e.Message.Length + top + middle);
                middle = Pause(-1);
            }
            finally
            {
                top += Pause(1000);
                kept.Add(() => top + i + middle);
            }
        }

        var sum = 0;
        foreach (var k in kept) sum = sum * 3 + k();
        return sum + top;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Nest(t, 1));
        t.Log(Nest(t, Pause(2)) - Nest(t, 0));
    }
}
