// covers: 3.4
using ReactorGen;

namespace Corpus.Using.Statement;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        using (t.Open("a")) Pause(1);
        using (var b = t.Open("b"))
        {
            t.Log(b.Name);
            Pause(2);
            t.Log(b.Name);
        }

        using (Resource c = t.Open("c"), d = t.Open(Pause("d")))
        using (t.Open("e"))
        {
            Pause(3);
            t.Log(c.Name + d.Name);
        }

        var existing = t.Open("existing");
        using (existing)
        {
            existing = null;
            Pause(4);
        }

        using (Pause(t.Open("from a suspension"))) t.Log("body");
        using (t.Open("no suspension inside")) t.Log("body");
        Pause();
    }
}
