// covers: 3.7
using ReactorGen;

namespace Corpus.Exceptions.SuspendInCatch;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 4; i++)
        {
            try
            {
                try
                {
                    Pause(i);
                    if (i > 0) t.Throw<int>($"try {i}");
                }
                catch (Boom e) when (i == 1)
                {
                    Pause("in catch");
                    t.Log(e);
                }
                catch (Boom e)
                {
                    t.Log(Pause(e.Message));
                    if (i == 3) throw;
                    throw new Boom("new " + Pause(i));
                }
                finally
                {
                    t.Log("finally");
                }
            }
            catch (Boom e)
            {
                t.Log(e);
            }
        }
    }
}
