// covers: 1.19, 4.5
using ReactorGen;

namespace Corpus.Lifetime.ScopesOfConstants;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Pause();
        ReadOnlySpan<int> y = default;
        ReadOnlySpan<int> c = [1, 2, 3];
        y = c; t.Log(y[1]);
        Pause();
        ReadOnlySpan<byte> u = "a"u8 + "b"u8, w = default; w = u; t.Log(w.Length);
        Span<int> e = [], f = new int[1]; f = e; t.Log(f.Length);
        Pause();
        y = c = [4]; t.Log(y[0]);
    }
}
