// covers: 3.6, 3.10
using ReactorGen;

namespace Corpus.Exceptions.LoopInTryInLoop;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var attempts = 0;
        while (true)
        {
            try
            {
                for (var i = 0; i < 3; i++)
                {
                    try
                    {
                        Pause(i);
                        if (i == attempts) throw new Boom($"attempt {attempts}");
                    }
                    finally
                    {
                        t.Log($"finally {i}");
                    }
                }

                t.Log("succeeded");
                return;
            }
            catch (Boom e)
            {
                t.Log(e);
                attempts++;
            }
            finally
            {
                t.Log("round over");
            }
        }
    }
}
