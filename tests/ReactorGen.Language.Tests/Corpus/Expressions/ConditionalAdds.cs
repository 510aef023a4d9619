// covers: 1.18, 1.28
using ReactorGen;
using System.Collections;
using Conditional = System.Diagnostics.ConditionalAttribute;

namespace Corpus.Expressions.ConditionalAdds;

public class Lg(Trace t) : IEnumerable
{
    [Conditional("NEVER")]
    public void Add(int x) => t.Log("never " + x);
    public void Add(string s) => t.Log("add " + s);
    [Conditional("NEVER"), Conditional("NOR")]
    public void Add(int a, int b) => t.Log("two");
    [Conditional("DEBUG"), Conditional("RELEASE"), Conditional("NEVER")]
    public void Add(long a) => t.Log("long");
    public IEnumerator GetEnumerator() => null!;
}

public class Holder(Trace t)
{
    public Lg Lg
    {
        get
        {
            t.Log("get");
            return field;
        }
    } = new(t);

    public int X { get; init; }
}

public static class Ext
{
    [Conditional("NEVER")]
    public static void Add(this Lg l, double d)
    {
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Pause();
        var l = new Lg(t)
        {
            Pause(2)
        };
        l = new(t)
        {
            Pause(1),
            Pause("s"),
            {
                t.V("a", 1),
                Pause(2)
            },
            t.V("t", "t"),
            Pause(2.5),
            Pause("u"),
            t.V("i", 2)
        };
        var h = new Holder(t)
        {
            X = Pause(1),
            Lg =
            {
                Pause(1),
                Pause("x"),
                {
                    Pause(1),
                    2
                },
                Pause("y")
            }
        };
        h = new Holder(t)
        {
            Lg =
            {
                Pause(1),
                {
                    Pause(1),
                    2
                }
            },
            X = 4
        };
        h = new Holder(t)
        {
            X = t.V("x", 3),
            Lg =
            {
                {
                    Pause(1),
                    new Lg(t)
                    {
                        Pause("in")
                    }

                    is null ? 1 : 2
                },
                Pause("y"),
                t.V("n", 1)
            }
        };
        t.Log(h.X);
    }
}
