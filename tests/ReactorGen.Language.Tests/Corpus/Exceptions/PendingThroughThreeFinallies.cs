// covers: 3.8, 3.10, 3.13
using ReactorGen;

namespace Corpus.Exceptions.PendingThroughThreeFinallies;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var how = 0; how < 9; how++)
        {
            try
            {
                t.Log($"result {Leave(t, how)}");
            }
            catch (Exception e)
            {
                t.Log(e.Message);
            }
        }
    }

    [ReactorTask]
    private static partial int Leave(Trace t, int how)
    {
        var rounds = 0;
        while (rounds++ < 3)
        {
            try
            {
                try
                {
                    try
                    {
                        switch (how)
                        {
                            case 0: return Pause(rounds);
                            case 1: break;
                            case 2: continue;
                            case 3: goto label;
                            case 4: throw new Boom("thrown");
                            case 5 when rounds == 1: goto case 2;
                            case 6:
                                foreach (var n in new[] { 1, 2 })
                                {
                                    if (Pause(n) == 2) return n * 10;
                                }

                                break;
                            case 7: goto out_;
                        }

                        t.Log("falls");
                        if (how == 8) break;
                    }
                    finally
                    {
                        t.Log("first");
                        Pause(1);
                    }
                }
                finally
                {
                    Pause(2);
                    t.Log("second");
                    if (how == 4) how = 40;
                }
            }
            finally
            {
                try
                {
                    Pause(3);
                    if (how == 40 && rounds == 1) Fail(new Boom("in the finally"));
                }
                catch (Boom e)
                {
                    Pause("caught " + e.Message);
                }
                finally
                {
                    Pause("third");
                }
            }

            continue;
        label:
            t.Log("label");
            if (Pause(rounds) == 2) return -1;
        }

        return rounds;
    out_:
        return Pause(-2);
    }
}
