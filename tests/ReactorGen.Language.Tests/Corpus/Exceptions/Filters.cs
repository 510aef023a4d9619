// covers: 3.9
using ReactorGen;

namespace Corpus.Exceptions.Filters;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 4; i++)
        {
            var limit = Pause(2);
            try
            {
                try
                {
                    Pause();
                    throw new Boom(i.ToString());
                }
                catch (Boom e) when (t.Is($"first, {e.Message}", i == 0))
                {
                    t.Log("first");
                }
                catch (Exception e) when (e is Boom { Message: var message } && int.Parse(message) is var n && n < limit)
                {
                    t.Log(message + n);
                }
                catch (Boom) when (t.Throw<bool>("a filter that fails is false"))
                {
                    t.Log("never");
                }
                catch when (i == 2)
                {
                    t.Log("general");
                }
                finally
                {
                    t.Log("finally");
                }
            }
            catch (Boom)
            {
                t.Log("outer");
            }
        }
    }
}
