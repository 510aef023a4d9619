// covers: 1.17, 4.5
using ReactorGen;

namespace Corpus.Lifetime.ScopesOfInitialisers;

public ref struct R { public Span<int> S; }
public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] a = Pause(new[] { 1 });
        R o = default;
        R r = new() { S = a };
        o = r;
        t.Log(o.S.Length);
    }
}
