// covers: 3.17
using System.Diagnostics.CodeAnalysis;
using ReactorGen;

namespace Corpus.Statements.PragmasInBodies;

public static partial class Program
{
    [Obsolete("old")]
    private static int Old(Trace t, int n) => t.V("old", n);

    [Experimental("TRY001")]
    private static int New(Trace t, int n) => t.V("new", n);

    [ReactorTask]
    private static partial void Branches(Trace t)
    {
        if (Pause(true))
        #pragma warning disable CS0618
            Old(t, 1);
        #pragma warning restore CS0618
        else
            #pragma warning disable CS0618, CS0219 // two of them
            Old(t, 2);
        #pragma warning restore
        Pause(2);
        #pragma warning disable CS0219
        int unused = 3;
        #pragma warning restore CS0219
        Pause(
        #pragma warning disable TRY001
            New(t, 4)
        #pragma warning restore TRY001
            );
        #pragma warning disable CS0618
        Old(t, 3);
    }

    #pragma warning restore CS0618
    [ReactorTask]
    private static partial void Cases(Trace t, object o)
    {
        switch (Pause(o))
        {
            case int n when n > 3
            #pragma warning disable CS0618
                :
            #pragma warning restore CS0618
                t.Log(Pause(n));
                break;
            #region Texts
            case string s
            #pragma warning disable
                when s.Length > 1:
            #pragma warning restore
                t.Log(Pause(s));
                break;
            #endregion
#if NEVER
            case double d: t.Log(d); break;
#else
            default: t.Log("default"); break;
#endif
        }
        var chosen =
#if NEVER
            1 +
#elif !NEVER
            2 +
#endif
            Pause(3);
        t.Log(chosen);
    }

    [ReactorTask]
    private static partial void Constant(Trace t)
    {
        #pragma warning disable
        try { Fail(new Boom("constant")); }
        catch (Boom) when (true) { t.Log(Pause(1)); }
        #pragma warning restore
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Branches(t);
        Cases(t, 5);
        Cases(t, "text");
        Cases(t, 1.5);
        Constant(t);
    }
}
