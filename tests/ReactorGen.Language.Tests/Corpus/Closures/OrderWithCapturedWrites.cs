// covers: 1.1, 4.1, 2.15
using ReactorGen;

namespace Corpus.Closures.OrderWithCapturedWrites;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int x = 1, y = 10;
        var list = new List<int> { 1 };
        int Inc() => x++;
        Action<int> set = v => { y = v; list = [v]; };
        t.Log(x + Pause(Inc()) + x);
        t.Log(x + Inc() * Pause(x) + Inc() + x);
        t.Log(Combine(() => x, Pause(Inc()), x, ref x, Pause(x)));
        set(Pause(5));
        t.Log(y + list[0]);
        var old = list;
        list.Add(Set(6) + Pause(7));
        t.Log($"{old.Count} {list.Count} {y}");
        int[] a = [0, 0, 0];
        Func<int> next = () => { a = [9, 9, 9]; return x++ % 3; };
        a[next()] = Pause(next());
        a[x % 3] += next() + Pause(1);
        t.Log((object)a);
        x = 5;
        x += Inc() + Pause(100);
        t.Log(x);
        x = Pause(x) + (x = 3) + Inc();
        t.Log(x);
        var c = new Counter { N = 1 };
        Action grow = () => c.N += 100;
        t.Log(c.Add(Grow() + Pause(2)) + c.N);
        var s = c;
        t.Log((c, s.N).Item1.N + Pause(Grow()) + c.N + s.N);
        string text = "a";
        Func<string> append = () => text += "b";
        text += append() + Pause("c") + text;
        t.Log(text);
        (x, y) = (y, Pause(x) + Inc());
        t.Log($"{x} {y}");
        bool b = true;
        Func<bool> flip = () => b = !b;
        t.Log(b && !flip() && Pause(!b) ? b : flip());
        int Set(int v) { set(v); return v; }
        int Grow() { grow(); return 1; }
    }

    private static int Combine(Func<int> f, int a, int b, ref int r, int c) { r += 1000; return f() + a + b + c; }
}
