// covers: 1.29, 2.2, 2.4
using ReactorGen;

namespace Corpus.Expressions.NullElements;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var a = new N?[2]; a[0] = new N { B = new N { C = new List<int>() } };
        a[1] = new N();
        a[Pause(0)]!.B!.C!.Add(Pause(7));
        t.Log(a[0]!.B!.C!.Count);
        Try(t, a, 1); 
        try { a[Pause(1)]!.B!.C!.Add(Pause(7)); } catch (Exception e) { t.Log(e.GetType().Name); }
        a[1] = null;
        try { a[Pause(1)]!.B!.C!.Add(Pause(7)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[Pause(1)]!.C!.Add(Pause(7)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[Pause(5)]!.C!.Add(Pause(7)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[Pause(1)]!.Field.X = Pause(7); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[Pause(1)]!.Field.X += Pause(7); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[Pause(1)]!.Field.Set(Pause(7)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[Pause(1)]!.Num += Pause(7); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[Pause(1)]!.Num = Pause(7); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[Pause(1)]!.Prop = Pause(7); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[Pause(1)]!.Prop += Pause(7); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { _ = new N { B = { C = { Pause(1), Pause(2) } } }; } catch (Exception e) { t.Log(e.GetType().Name); }
        try { _ = new N { C = { Pause(1), Pause(2) } }; } catch (Exception e) { t.Log(e.GetType().Name); }
        try { _ = new N { B = { Prop = Pause(1), Num = Pause(2) } }; } catch (Exception e) { t.Log(e.GetType().Name); }
    }

    [ReactorTask]
    public static partial void Try(Trace t, N?[] a, int n)
    {
        try { a[n]!.B!.C!.Add(Pause(7)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[n + 7]!.B!.C!.Add(Pause(7)); } catch (Exception e) { t.Log(e.GetType().Name); }
    }
}

public struct Inner { public int X; public void Set(int x) => X = x; }

public class N { public N? B; public List<int>? C; public Inner Field; public int Num; public int Prop { get; set; } }
