// covers: 3.3
using System.Collections;
using ReactorGen;

namespace Corpus.Loops.ForeachUntyped;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var item in new Untyped(t, 1, "a", null))
        {
            Pause();
            t.Log(item);
        }

        foreach (int n in new Untyped(t, 1, 2)) Pause(n);
        try
        {
            foreach (string s in new Untyped(t, "x", 5)) Pause(s);
        }
        catch (InvalidCastException)
        {
            t.Log("cast");
        }

        foreach (int n in new ArrayList { 7 })
        {
            Pause(n);
            break;
        }
    }
}
