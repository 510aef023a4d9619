// covers: 3.6, 3.10
using ReactorGen;

namespace Corpus.Exceptions.TryFinally;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        try
        {
            t.Log("before");
            Pause(1);
            t.Log("after");
            Pause(2);
        }
        finally
        {
            t.Log("finally");
        }

        try
        {
        }
        finally
        {
            t.Log("empty try");
        }

        try
        {
            Pause(3);
        }
        finally
        {
        }

        try
        {
            Inner(t);
        }
        finally
        {
            t.Log("outer");
        }
    }

    [ReactorTask]
    private static partial void Inner(Trace t)
    {
        try
        {
            try
            {
                Pause("a");
                try
                {
                    Pause("b");
                }
                finally
                {
                    t.Log("3");
                }

                Pause("c");
            }
            finally
            {
                t.Log("2");
            }
        }
        finally
        {
            t.Log("1");
        }
    }
}
