// covers: 3.8, 2.1, 4.1
using ReactorGen;

namespace Corpus.Statements.FinallyChangesReturn;

public static partial class Program
{
    private static int s_field;
    [ReactorTask] private static partial int Local() { var x = 1; try { return x + Pause(0); } finally { x = 100; Pause(x); } }
    [ReactorTask] private static partial int Captured() { var x = 1; Action a = () => x = 50; try { return x; } finally { a(); Pause(x); x++; } }
    [ReactorTask] private static partial int[] Reference() { int[] x = [1]; try { return x; } finally { x[0] = Pause(2); x = []; } }
    [ReactorTask] private static partial Counter Struct() { Counter c = default; try { c.N = 1; return c; } finally { c.N = Pause(9); } }
    [ReactorTask] private static partial int Nested() { try { try { return s_field = Pause(1); } finally { s_field += Pause(10); } } finally { s_field += Pause(100); } }
    [ReactorTask] private static partial int Override(bool b) { while (true) { try { return Pause(1); } finally { if (b) throw new Boom("override"); } } }
    [ReactorTask] private static partial int Loop() { for (var i = 0; ; i++) { try { if (i == 2) return i * Pause(10); continue; } finally { s_field = i; Pause(); } } }
    [ReactorTask] private static partial string Chain(Trace t) { try { return t.V("value", Pause("r")); } catch (Boom) { return "c"; } finally { try { Fail(new Boom("f")); } catch (Boom e) { t.Log(e.Message + Pause(1)); } finally { t.Log("done"); } } }
    [ReactorTask] private static partial int Catch(int n) { try { if (n > 0) throw new Boom("x"); return Pause(1); } catch (Boom) { return n = Pause(2); } finally { n = -1; s_field = n; } }
    [ReactorTask] private static partial void Void(Trace t, int n) { try { if (n == 0) return; Pause(); if (n == 1) return; t.Log("body"); } finally { Pause(); t.Log($"void {n}"); } t.Log("after"); }
    [ReactorTask] private static partial (int, string) Tuple() { var s = "a"; try { return (Pause(1), s += "b"); } finally { s += Pause("c"); s_field = s.Length; } }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Local() + Captured() + Reference()[0] + Struct().N + Nested() + s_field);
        try { t.Log(Override(false) + Override(true)); } catch (Boom e) { t.Log(e); }
        t.Log(Loop() + s_field);
        t.Log(Chain(t));
        t.Log(Catch(0) * 10 + Catch(1) + s_field);
        for (var n = 0; n < 3; n++) Void(t, n);
        t.Log(Tuple());
        t.Log(s_field);
        s_field = 0;
    }
}
