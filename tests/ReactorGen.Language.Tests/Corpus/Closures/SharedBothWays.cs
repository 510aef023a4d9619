// covers: 4.1, 4.3
// One variable, written by the method and by its lambdas, before and after suspensions.
using ReactorGen;

namespace Corpus.Closures.SharedBothWays;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var count = 0;
        var name = "a";
        Action add = () => count++;
        Action<string> rename = delegate (string s) { name += s; };
        Func<string> show = () => $"{name}{count}";
        add();
        Pause();
        add();
        t.Log(show());
        count += 10;
        name = name.ToUpperInvariant();
        Pause();
        rename("z");
        t.Log(show());
        t.Log(count + Pause(1) + count);
        count = Pause(100);
        add();
        t.Log(count);
        Func<Func<int>> nested = () => { count++; return () => count++ + name.Length; };
        var inner = nested();
        Pause();
        t.Log(inner() + inner());
        count--;
        t.Log($"{count} {inner()} {Pause(count)} {count}");
        count += Pause(5);
        t.Log(count);
        Swap(ref count, ref name);
        t.Log(show());
        int.TryParse("77", out count);
        t.Log(show());
        (count, name) = (1, "t");
        Pause();
        t.Log(show());
        name ??= "never";
        Change(t, 5, "p", 1, 2, 3);
    }

    private static void Swap(ref int n, ref string s) => (n, s) = (s.Length, $"{n}");

    [ReactorTask]
    private static partial void Change(Trace t, int n, string s, params int[] rest)
    {
        Func<int> next = () => n++;
        t.Log(next() + n);
        Pause();
        n += 100;
        t.Log(next() + n);
        Action cut = () => rest = rest[1..];
        cut();
        Pause();
        cut();
        t.Log(rest.Length + s);
    }
}
