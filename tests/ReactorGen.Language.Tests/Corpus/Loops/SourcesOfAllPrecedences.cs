// covers: 3.3
using System.Collections;
using ReactorGen;

namespace Corpus.Loops.SourcesOfAllPrecedences;

public sealed class Hidden(Trace t, int n) : IEnumerable<int>
{
    IEnumerator<int> IEnumerable<int>.GetEnumerator() { for (int i = 0; i < n; i++) { t.Log("item"); yield return i; } }
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<int>)this).GetEnumerator();
    public static Hidden operator +(Hidden a, Hidden b) => b;
}

public readonly struct HiddenStruct(int n) : IEnumerable<int>
{
    IEnumerator<int> IEnumerable<int>.GetEnumerator() { for (int i = 0; i < n; i++) yield return i; }
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<int>)this).GetEnumerator();
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Hidden a = new(t, 2), b = new(t, 1);
        Hidden? none = null;
        bool flag = t.V("flag", true);
        foreach (var x in flag ? a : b) { Pause(); t.Log(x); }
        foreach (var x in a + b) { Pause(); t.Log(x); }
        foreach (var x in none ?? b) { Pause(); t.Log(x); }
        foreach (var x in none = b) { Pause(); t.Log(x); }
        foreach (var x in Pause(flag) ? a : b) { Pause(); t.Log(x); }
        foreach (var x in flag switch { true => a, _ => b }) { Pause(); t.Log(x); }
        foreach (var x in a as Hidden ?? b) { Pause(); t.Log(x); }
        foreach (var x in flag ? new HiddenStruct(1) : default) { Pause(); t.Log(x); }
        foreach (var x in new HiddenStruct(2)) { Pause(); t.Log(x); }
        foreach (long x in flag ? a : b) { Pause(); t.Log(x); }
    }
}
