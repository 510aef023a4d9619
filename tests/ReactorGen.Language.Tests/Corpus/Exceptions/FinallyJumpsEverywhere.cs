// covers: 3.8, 3.10
using ReactorGen;

namespace Corpus.Exceptions.FinallyJumpsEverywhere;

public static partial class Program
{
    [ReactorTask]
    private static partial string Run(Trace t, int how)
    {
        var trail = "";
        for (var i = 0; i < 3; i++)
        {
            try
            {
                trail += $"[{i}";
                try
                {
                    switch (how)
                    {
                        case 0: break;
                        case 1: continue;
                        case 2: goto Out;
                        case 3: return trail + Pause("returned");
                        case 4: throw new Boom("inner " + Pause(i));
                        case 5 when i == 1: goto case 3;
                        case 6: try { Pause(); continue; } finally { trail += "x"; Pause(); if (i == 2) trail += "!"; }
                        default: trail += Pause("d"); break;
                    }

                    trail += Pause(".");
                }
                catch (Boom e) when (i < 2 && e.Message.Length > 0)
                {
                    trail += Pause("c");
                    if (i == 1) goto Out;
                    continue;
                }
                finally
                {
                    trail += Pause("f");
                    t.Log($"finally {i} {trail}");
                }

                trail += "|";
            }
            finally
            {
                for (var k = 0; k < 2; k++)
                {
                    if (k == 1) break;
                    try { Pause(); continue; } finally { trail += "g"; }
                }

                trail += Pause("]");
            }
        }

        return trail + " end";
    Out:
        return trail + Pause(" out");
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var how = 0; how < 8; how++)
        {
            try
            {
                t.Log(Run(t, how));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                t.Log(e);
            }
        }
    }
}
