// covers: 3.4, 3.10, 3.11, 3.13
using ReactorGen;

namespace Corpus.Using.UsingInSwitchSections;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var n = 0; n < 5; n++)
        {
            try
            {
                switch (Pause(n))
                {
                    case 0:
                    {
                        using var a = t.Open("a0");
                        Pause();
                        goto case 2;
                    }
                    case 1:
                    {
                        using var b = t.OpenStruct("b1");
                        if (Pause(true)) break;
                        t.Log("never");
                        goto default;
                    }
                    case 2:
                    {
                        using var c = t.Open("c2");
                        using var d = Pause<Resource?>(null);
                        if (n == 0) continue;
                        throw new Boom("two");
                    }
                    case 3:
                    {
                        using (t.Open("e3"))
                        using (var f = new Resource(t, Pause("f3")) { FailsOnDispose = true })
                            goto default;
                    }
                    default:
                        t.Log("default");
                        break;
                }
                t.Log("after " + n);
            }
            catch (Boom e) when (e.Message.Length > Length(t))
            {
                t.Log(Pause(e.Message));
            }
            finally
            {
                t.Log("end " + Pause(n));
            }
        }

        static int Length(Trace t) { t.Log("filter"); return 2; }
    }
}
