// covers: 1.13, 4.5
using ReactorGen;

namespace Corpus.Lifetime.ScopesOfOperators;

public ref struct RI { public Span<int> S; public int N; public static RI operator +(RI a, int b) { a.N += b; return a; } }
public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] a = Pause(new[] { 1, 2, 3 });
        RI o = default;
        RI q = o + 2; o = q; t.Log(o.N);
        Span<int> x, y = x = a; Span<int> z = default; z = y; t.Log(z.Length);
    }
}
