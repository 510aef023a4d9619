// covers: 1.24, 2.4
using ReactorGen;

namespace Corpus.Expressions.IndexAndRange;

public static partial class Program
{
    class Pat(Trace t)
    {
        public int Length => t.V("Length", 5);

        public int this[int i] { get => t.V($"get {i}", i); set => t.Log($"set {i} {value}"); }

        public string Slice(int a, int b) => t.V("slice", $"{a}:{b}");
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] a = [1, 2, 3, 4];
        string s = "hello";
        var p = new Pat(t);
        var l = new List<int>
        {
            1,
            2,
            3
        };
        t.Log(a[^Pause(1)]);
        t.Log(a[Pause(1)..Pause(3)]);
        t.Log(a[..Pause(2)]);
        t.Log(a[Pause(1)..]);
        t.Log(a[Pause(1)..^t.V("e", 1)]);
        t.Log(s[^Pause(2)..]);
        t.Log(s[Pause(1)]);
        t.Log(p[^Pause(1)]);
        t.Log(p[t.V("st", 1)..Pause(3)]);
        t.Log(p[^t.V("st", 3)..^Pause(1)]);
        p[^Pause(1)] = t.V("v", 4);
        p[^t.V("i", 1)] = Pause(4);
        p[^Pause(2)] += Pause(3);
        p[^Pause(2)]++;
        t.Log(l[^Pause(1)]);
        l[^Pause(1)] = 9;
        l[^1] += Pause(4);
        t.Log(l[2]);
        Index i = ^Pause(1);
        Range r = Pause(1)..i;
        t.Log(a[i]);
        t.Log(a[r]);
        t.Log(a[Pause(i)]);
        t.Log(s[Pause(r)]);
        a[^Pause(1)] = 7;
        a[^1] = Pause(8);
        a[^1] += Pause(1);
        t.Log(a);
        t.Log(Pause(a)[^1]);
        t.Log(Pause("abc")[1..]);
        t.Log(a.AsSpan()[..2].Length + Pause(1));
        Range all = ..;
        t.Log(a[all].Length + Pause(1));
        t.Log(a[Pause(0)..][Pause(1)..^Pause(1)]);
        (a[^Pause(1)], a[0]) = (a[0], Pause(5));
        t.Log(a);
    }
}
