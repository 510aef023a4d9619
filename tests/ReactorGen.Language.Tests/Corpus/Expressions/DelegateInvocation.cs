// covers: 1.8
using ReactorGen;

namespace Corpus.Expressions.DelegateInvocation;

public static partial class Program
{
    private static event Action<int>? Happened;

    private static Trace s_trace = null!;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_trace = t;
        Happened = null;
        Func<int, int> f = x => x + 1;
        t.Log(f(Pause(1)));
        t.Log(f(Change(ref f) + Pause(2)));
        t.Log(f(3));
        Func<int, int>? none = null;
        try
        {
            t.Log(none!(Pause(4)));
        }
        catch (NullReferenceException)
        {
            t.Log("null delegate, after the argument");
        }

        Happened += x => s_trace.Log($"happened {x}");
        Happened(Pause(5));
        t.Log(f.Invoke(Pause(6)));
        Func<int> later = Pause(new Counter { N = 7 }).Next;
        t.Log(later() + later());
        t.Log(Pick(t)(Pause(8)));
    }

    private static int Change(ref Func<int, int> f)
    {
        f = x => -x;
        return 0;
    }

    private static Func<int, int> Pick(Trace t) => t.V("delegate", (int x) => x * x);
}
