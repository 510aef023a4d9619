// covers: 0.7
// Variables of one name in scopes that lie side by side, spelled differently, and range variables of queries among them.
using ReactorGen;

namespace Corpus.Names.NestedSpellings;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        { int z = t.V("z", 5); if (z > 3) { t.Log(z); Pause(); } else t.Log(z); }
        { int @z = 4; t.Log(@z); { t.Log(@z + 1); } }
        for (int \u007a = 0; z < 2; z++) t.Log(@z);
        if (t.Is("q", true)) { if (t.V<object>("o", 1) is int @z) t.Log(z); }
        t.Log((from x in new[] { 1 } let z = 3 select x + z).Sum());
        t.Log((from z in new[] { 1 } select z).Sum());
        t.Log((from x in new[] { 1 } join z in new[] { 1 } on x equals z select z).Sum());
        t.Log((from x in new[] { 1 } join y in new[] { 1 } on x equals y into z select z.Count()).Sum());
        t.Log((from x in new[] { 1 } select x into z where z > 0 select z).Sum());
        { const int K = 3; t.Log(K + Pause(1)); }
        t.Log((from x in new[] { 1 } let K = x select 1).Sum());
        { int L = t.V("k", 3); t.Log(L); Pause(); }
        t.Log((from x in new[] { 1 } let L = x select 1).Sum());
        { const int M = 3; t.Log(M + Pause(1)); }
        { int @M = 4; t.Log(M); }
        { int @select = Pause(1); Pause(); t.Log(@select); }
        { int select = Pause(2); Pause(); t.Log(select); }
        try { Pause(); t.Throw<int>("b"); } catch (Boom @z) { t.Log(z.Message); }
    }
}
