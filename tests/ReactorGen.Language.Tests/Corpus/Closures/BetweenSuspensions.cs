// covers: 4.1
// Closures whose whole life lies between two suspensions.
using ReactorGen;

namespace Corpus.Closures.BetweenSuspensions;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var kept = 1;
        Pause();
        {
            var n = 0;
            Action add = () => n += kept;
            add();
            add();
            t.Log(n);
        }

        Pause();
        for (var i = 0; i < 2; i++)
        {
            var own = i;
            Func<int> f = () => own++ + i;
            t.Log(f() + own);
        }

        kept += Pause(1);
        foreach (var s in new[] { "a", "b" })
        {
            Local();
            void Local() => t.Log(s + kept);
        }

        var total = 0;
        foreach (var i in new[] { 1, 2 }) Each(new[] { 3, 4 }, x => total += x * i * kept);
        t.Log(total);
        Pause();
        t.Log(kept);
    }

    private static void Each(int[] items, Action<int> action)
    {
        foreach (var item in items) action(item);
    }
}
