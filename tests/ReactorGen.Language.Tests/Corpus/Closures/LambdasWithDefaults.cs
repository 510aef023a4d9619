// covers: 4.7, 3.16
using ReactorGen;

namespace Corpus.Closures.LambdasWithDefaults;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var f = (int a, int b = 5) => a + b;
        Pause();
        t.Log(f(1)); t.Log(f(1, 2));
        var g = (params int[] xs) => xs.Length;
        t.Log(g(1, 2, Pause(3)));
        Pause();
        t.Log(g());
        var h = (ref int x) => { x++; };
        Pause();
        int n = 1; h(ref n); t.Log(n);
        var many = (int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n, int o, int p, int q) => a + q;
        Pause();
        t.Log(many(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17));
        Func<int> c = () => f(1) + g(1, 2);
        Pause();
        t.Log(c());
        f = (int a, int b = 5) => a * b;
        t.Log(f(Pause(2)));
        var z = (int a = 3) => a + n;
        Pause(); n = 10;
        t.Log(z());
    }
}
