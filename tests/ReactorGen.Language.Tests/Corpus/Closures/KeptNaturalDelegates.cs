// covers: 3.16, 4.1
using ReactorGen;

namespace Corpus.Closures.KeptNaturalDelegates;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int n = 1;
        void Show<T>() => t.Log(typeof(T).Name + n);
        Action a = Show<int>, b = Show<string>;
        Pause();
        n++;
        a(); b();
        t.Log(a == b);
        t.Log(a == Show<int>);
        int Opt<T>(T x, int y = 4) where T : struct => y + n;
        var f = Opt<int>; var g = Opt<byte>;
        Pause(); n++;
        t.Log(f(1) + g(2, 3));
        t.Log(f == Opt<int>);
        object o = f, q = g;
        t.Log(o == q);
        foreach (int i in new[] { 1, 2 }) { int m = i; int In(in int z, int w = 1) => z + m++ + n + w; var h = In; Pause(); t.Log(h(i) + (h == In ? 1 : 0)); }
    }
}
