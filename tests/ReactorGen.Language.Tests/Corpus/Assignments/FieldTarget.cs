// covers: 2.1
using ReactorGen;

namespace Corpus.Assignments.FieldTarget;

public static partial class Program
{
    private static int s_field;

    private sealed class Box
    {
        public int Value;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_field = Pause(1);
        t.Log(s_field);
        var box = new Box();
        var first = box;
        t.V("target", box).Value = Pause(2) + Swap(ref box);
        t.Log($"{first.Value} {box.Value}");
        box.Value = Swap(ref box) + Pause(3);
        t.Log(box.Value);
        Box? none = null;
        try
        {
            t.V("null target", none)!.Value = Pause(4);
        }
        catch (NullReferenceException)
        {
            t.Log("null, after the suspension");
        }

        Counter counter;
        counter.N = Pause(5);
        t.Log(counter.N);
        first.Value = box.Value = Pause(6);
        t.Log(first.Value + box.Value);
    }

    private static int Swap(ref Box box)
    {
        box = new Box();
        return 0;
    }
}
