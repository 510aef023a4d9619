// covers: 1.9, 2.16
using ReactorGen;
using System.Runtime.InteropServices;

namespace Corpus.Lifetime.ScopesOfReferences;

public static partial class Program
{
    private static ref int Pick(int[] a, scoped ref int k, out bool had) { had = true; return ref a[k]; }
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] a = Pause(new[] { 1, 2, 3 });
        Dictionary<string, int> d = new(); bool had; int k = 1;
        ref int o = ref a[0];
        ref int v = ref CollectionsMarshal.GetValueRefOrAddDefault(d, "k", out had);
        o = ref v; o++; t.Log(d["k"]);
        ref int w = ref Pick(a, ref k, out had);
        o = ref w; o++; t.Log(a[1]);
    }
}
