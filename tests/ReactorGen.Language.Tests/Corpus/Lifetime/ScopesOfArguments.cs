// covers: 1.9, 4.5
using ReactorGen;

namespace Corpus.Lifetime.ScopesOfArguments;

public static partial class Program
{
    private static Span<int> Cut(int[] a, out int n) { n = a.Length; return a; }
    private static Span<int> Cut2(int[] a, scoped ref int n) { n++; return a; }
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] a = Pause(new[] { 1, 2, 3 }); int n;
        Span<int> y = default;
        Span<int> s = Cut(a, out n); y = s; t.Log(y.Length + n);
        Span<int> u = Cut2(a, ref n); y = u; t.Log(y.Length + n);
    }
}
