// covers: 3.3, 4.7
using ReactorGen;

namespace Corpus.Loops.ForeachDynamic;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var array = new[] { 1, 2, 3 };
        foreach (var e in (dynamic)array) { int v = e; Pause(v); t.Log(v + 1); }
        foreach (int e in (dynamic)array) { t.Log(Pause(e)); }
        foreach (var e in (dynamic)new List<string> { "a", "b" }) { string v = e.ToUpper(); t.Log(Pause(v)); }
        dynamic d = array;
        foreach (var e in d) { t.Log((int)e + Pause(1)); }
        foreach (dynamic e in array) { int q = e.CompareTo(2); t.Log(Pause(q)); }
        foreach (dynamic e in new object[] { 1, "x" }) { t.Log((string)e.ToString()); Pause(); }
    }
}
