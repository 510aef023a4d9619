// covers: 4.7, 4.8
using ReactorGen;

namespace Corpus.Lifetime.ValuesAreKept;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        bool a = true; byte b = 1; sbyte c = -1; short d = 2; ushort e = 3; uint f = 4; long g = 5; ulong h = 6; char i = 'i'; float j = 1.5f; double k = 2.5; decimal l = 3.5m;
        DateTime m = DateTime.UnixEpoch; Guid n = default; TimeSpan o = TimeSpan.FromSeconds(1); int? p = 7; Colour q = Colour.Blue; (int, (string, long)) r = (1, ("x", 2)); Counter s = new() { N = 8 };
        string u = "u"; object v = 9; int[] w = [10]; List<string> x = ["y"]; Action y = () => { }; KeyValuePair<int, string> z = new(1, "z");
        Pause();
        t.Log($"{a} {b} {c} {d} {e} {f} {g} {h} {i} {j} {k} {l} {m:s} {n} {o} {p} {q} {r.Item2.Item1} {s.N}");
        t.Log($"{u} {v} {w[0]} {x[0]} {y is null} {z.Value}");
    }
}
