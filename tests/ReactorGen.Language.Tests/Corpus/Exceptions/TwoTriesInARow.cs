// covers: 3.6
using ReactorGen;

namespace Corpus.Exceptions.TwoTriesInARow;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        try { Pause(1); } finally { t.Log("first"); }
        try { Pause(2); t.Throw<int>("second"); } catch (Boom e) { t.Log(e); }
        Pause(3);
        try
        {
            try { Pause(4); } catch { t.Log("no"); }
            try { Pause(5); } finally { t.Log("nested second"); }
            if (Pause(true))
            {
                try { Pause(6); } finally { t.Log("nested third"); }
            }
        }
        finally
        {
            try { t.Log("try in a finally"); } finally { t.Log("inner"); }
        }

        try { t.Log("without a suspension"); } finally { t.Log("finally"); }
        try { t.Throw<int>("plain"); } catch (Boom) { t.Log("plain catch"); }
        Pause(7);
    }
}
