// covers: 3.7
using ReactorGen;

namespace Corpus.Exceptions.Rethrow;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                try
                {
                    try
                    {
                        Pause(i);
                        t.Throw<int>($"number {i}");
                    }
                    catch (Boom e) when (i == 0)
                    {
                        t.Log("rethrows");
                        throw;
                    }
                    catch (Boom e) when (i == 1)
                    {
                        throw new InvalidOperationException("wrapped", e);
                    }
                    finally
                    {
                        t.Log("inner finally");
                    }
                }
                catch (InvalidOperationException e)
                {
                    t.Log(e.InnerException);
                    throw e.InnerException!;
                }
            }
            catch (Boom e)
            {
                // The trace of a rethrown exception begins where it was thrown.
                t.Log(e.StackTrace!.Split('\n')[0].Contains("Throw"));
                t.Log(e);
            }
        }
    }
}
