// covers: 3.4, 1.29
using ReactorGen;

namespace Corpus.Using.FailingAcquisition;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        try
        {
            using Resource a = t.Open("a"), b = t.Throw<Resource>("second"), c = t.Open("c");
            Pause(1);
        }
        catch (Boom e)
        {
            t.Log(e);
        }

        try
        {
            using (t.Open("d"))
            using (Fail<Resource>(new Boom("suspended acquisition")))
            {
                t.Log("no");
            }
        }
        catch (Boom e)
        {
            t.Log(e);
        }
    }
}
