// covers: 2.2
using ReactorGen;

namespace Corpus.Assignments.StructFieldOfObject;

public static partial class Program
{
    private struct Outer
    {
        public Counter Inner;
    }

    private sealed class Box
    {
        public Outer Outer;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var box = new Box();
        var first = box;
        box.Outer.Inner.N = Swap(ref box) + Pause(1);
        t.Log($"{first.Outer.Inner.N} {box.Outer.Inner.N}");
        Outer local = default;
        local.Inner.N = Pause(2);
        t.Log(local.Inner.N);
        local.Inner = Pause(new Counter { N = 3 });
        t.Log(local.Inner.N);
        Box? none = null;
        try
        {
            none!.Outer.Inner.N = t.V("not evaluated", Pause(4));
        }
        catch (NullReferenceException)
        {
            t.Log("null, before the suspension");
        }
    }

    private static int Swap(ref Box box)
    {
        box = new Box();
        return 0;
    }
}
