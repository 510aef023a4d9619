// covers: 1.9, 4.5
using ReactorGen;

namespace Corpus.Lifetime.ScopesOfOutVariables;

public static partial class Program
{
    private static bool Get(int[] a, out Span<int> s) { s = a; return true; }
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] a = Pause(new[] { 1, 2 });
        Span<int> y = default;
        if (Get(a, out var s)) { y = s; y[0] = 5; t.Log(s[0]); Pause(); }
        y = a; Get(a, out Span<int> z); y = z; t.Log(y.Length);
    }
}
