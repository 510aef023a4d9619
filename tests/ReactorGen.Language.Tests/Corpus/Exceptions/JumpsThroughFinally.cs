// covers: 3.10
using ReactorGen;

namespace Corpus.Exceptions.JumpsThroughFinally;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Return(t));
        t.Log(ReturnChanged(t));
        for (var i = 0; i < 4; i++)
        {
            try
            {
                try
                {
                    if (i == 0) continue;
                    Pause(i);
                    if (i == 1) continue;
                    if (i == 2) break;
                }
                finally
                {
                    t.Log($"inner {i}");
                }

                t.Log("not left");
            }
            finally
            {
                t.Log($"outer {i}");
            }
        }

        while (true)
        {
            try
            {
                Pause();
                break;
            }
            finally
            {
                t.Log("left the loop");
            }
        }
    }

    [ReactorTask]
    private static partial int Return(Trace t)
    {
        try
        {
            try
            {
                try
                {
                    Pause(1);
                    return t.V("value", 1) + Pause(2);
                }
                finally
                {
                    t.Log("a");
                }
            }
            finally
            {
                t.Log("b");
            }
        }
        finally
        {
            t.Log("c");
        }
    }

    // The value returned was read before the finally ran.
    [ReactorTask]
    private static partial int ReturnChanged(Trace t)
    {
        var x = 1;
        try
        {
            Pause();
            return x;
        }
        finally
        {
            x = 100;
            t.Log(x);
        }
    }
}
