// covers: 3.10, 3.7
using ReactorGen;

namespace Corpus.Exceptions.CatchLeaves;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 5; i++) t.Log(Once(t, i));
        for (var i = 0; i < 4; i++)
        {
            try
            {
                Pause(i);
                throw new Boom("x");
            }
            catch (Boom) when (i == 0)
            {
                continue;
            }
            catch (Boom) when (i == 2)
            {
                break;
            }
            catch (Boom)
            {
                t.Log("falls out");
            }

            t.Log(i);
        }
    }

    [ReactorTask]
    private static partial int Once(Trace t, int i)
    {
        var x = 0;
        try
        {
            x = Pause(i);
            if (i > 0) t.Throw<int>("in try");
            x = 10;
        }
        catch (Boom) when (i == 1)
        {
            return x;
        }
        catch (Boom e) when (i == 2)
        {
            x = e.Message.Length;
        }
        catch (Boom) when (i > 2)
        {
            t.Log("third");
            x++;
        }

        return x + Pause(100);
    }
}
