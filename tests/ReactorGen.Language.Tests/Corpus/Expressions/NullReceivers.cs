// covers: 1.5, 1.9
using ReactorGen;

namespace Corpus.Expressions.NullReceivers;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        N? n = null; var a = new N?[1]; N m = new N { B = null };
        try { n!.Field.Set(Pause(1)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[0]!.Field.Set(Pause(2)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[t.V("i", 0)]!.Field.Set(Pause(3)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { m.B!.Field.Set(Pause(4)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { m.Get()!.Field.Set(Pause(5)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { m.BB!.Field.Set(Pause(6)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { Pause(m.B)!.Field.Set(Pause(7)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { n!.Field.Deep.Set(Pause(8)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { m.B!.Field.Deep.Set(Pause(9)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[t.V("i", 0)]!.Field.Deep.Set(Pause(10)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { a[Pause(0)]!.Field.Deep.Set(Pause(11)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { Take(ref a[0]!.Field, Pause(12)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { Take(ref n!.Field, Pause(13)); } catch (Exception e) { t.Log(e.GetType().Name); }
        try { Take(ref a[Pause(0)]!.Field, Pause(14)); } catch (Exception e) { t.Log(e.GetType().Name); }
    }

    private static void Take(ref Inner i, int n) { }
}

public struct Deep { public int X; public void Set(int x) => X = x; }

public struct Inner { public int X; public Deep Deep; public void Set(int x) => X = x; }

public class N { public N? B; public N? BB => B; public N? Get() => B; public Inner Field; }
