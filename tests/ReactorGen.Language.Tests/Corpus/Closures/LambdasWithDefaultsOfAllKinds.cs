// covers: 4.7, 3.16
using ReactorGen;

namespace Corpus.Closures.LambdasWithDefaultsOfAllKinds;

public static partial class Program
{
    delegate int Named(int a, int b = 1);

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var all = new[] { (ref int x) => x++ };
        var list = new List<int>();
        var d = (string? s = null, double q = 1.5, Kind k = Kind.B, int? n = 3, char c = 'x', decimal m = 2m, bool b = true, Kind? z = Kind.A) => $"{s}{q}{k}{n}{c}{m}{b}{z}";
        Pause();
        int n = 1; all[0](ref n); t.Log(n);
        t.Log(d()); t.Log(d("s", 2, Kind.A, Pause(4)));
        var gen = Make<string>(3);
        t.Log(Generic<string>(t, "g"));
        foreach (var f in new[] { (int a, int b = 2) => a + b, (int a, int b = 2) => a * b }) { t.Log(f(5)); Pause(); t.Log(f(6)); }
        (Func<int> g, int h) pair = (() => 1, 2);
        var one = (int a = 4) => a; var tuple = (one, 5);
        Pause();
        t.Log(tuple.one() + tuple.Item2);
        var outer = (int a, params string[] rest) => { var inner = (int b = 7) => a + b + rest.Length; return inner(); };
        Pause();
        t.Log(outer(1, "x", "y"));
        int captured = 1;
        var inc = (int by = 2) => captured += by;
        Pause(); inc(); t.Log(captured); captured = 10; inc(Pause(5)); t.Log(captured);
        Action run = () => inc();
        Pause(); run(); t.Log(captured);
    }

    private static int Make<T>(int x) => x;

    [ReactorTask]
    public static partial string Generic<T>(Trace t, T value)
    {
        var f = (T v, int n = 2) => v!.ToString() + n;
        Pause();
        return f(value) + f(value, Pause(9));
    }

    public enum Kind { A, B }
}
