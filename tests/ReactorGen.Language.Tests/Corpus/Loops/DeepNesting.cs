// covers: 3.6, 3.10, 4.9
using ReactorGen;

namespace Corpus.Loops.DeepNesting;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var a = 0; a < 2; a++)
        {
            if (Pause(true))
            {
                while (true)
                {
                    try
                    {
                        foreach (var b in new[] { 1, 2 })
                        {
                            do
                            {
                                switch (b)
                                {
                                    case 1:
                                        using (t.Open($"r{a}{b}"))
                                        {
                                            try
                                            {
                                                for (var c = 0; ; c++)
                                                {
                                                    if (c == 1) continue;
                                                    if (Pause(c) == 2) break;
                                                    {
                                                        var d = Pause(c) + a;
                                                        t.Log(d);
                                                    }
                                                }
                                            }
                                            finally
                                            {
                                                t.Log("inner finally");
                                            }
                                        }

                                        break;
                                    default:
                                        Pause("default");
                                        break;
                                }
                            }
                            while (Pause(false));
                        }

                        break;
                    }
                    finally
                    {
                        t.Log($"outer finally {a}");
                    }
                }
            }
        }
    }
}
