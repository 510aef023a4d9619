// covers: 3.3
using ReactorGen;

namespace Corpus.Loops.ForeachInlineArrays;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Four f = default;
        for (int i = 0; i < 4; i++) f[i] = i * 2;
        foreach (var x in f) t.Log(x + Pause(1));
        var total = 0;
        foreach (int x in f)
        {
            total += x;
            f[3] = 100 + total;
            Pause();
            if (total > 100) break;
        }

        t.Log(total);
        var holder = new Holder();
        holder.F[2] = 7;
        foreach (var x in Find(t, holder).F)
        {
            holder.F[3]++;
            t.Log(x);
            Pause(x);
        }

        foreach (long x in Pause(f)) t.Log(Pause(x));
        foreach (var y in Holder.Get(t)) t.Log(y + Pause(1));
    }

    private static Holder Find(Trace t, Holder holder) => t.V("find", holder);
}

[System.Runtime.CompilerServices.InlineArray(4)]
public struct Four { private int _e; }

public class Holder
{
    public Four F;

    public static Four Get(Trace t)
    {
        t.Log("get");
        return default;
    }
}
