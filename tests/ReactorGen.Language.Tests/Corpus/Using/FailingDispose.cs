// covers: 3.4, 3.8
using ReactorGen;

namespace Corpus.Using.FailingDispose;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                using var outer = t.Open("outer");
                using (new Resource(t, "bad") { FailsOnDispose = true })
                {
                    Pause(1);
                    if (i == 1) throw new InvalidOperationException("replaced");
                    if (i == 2) return;
                }

                t.Log("not here");
            }
            catch (Boom e)
            {
                t.Log(e);
            }
        }
    }
}
