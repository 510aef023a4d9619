// covers: 1.25, 3.17
using ReactorGen;

namespace Corpus.Expressions.CheckedLoops;

/// <summary>In a checked block: statements that are taken apart, and a lambda.</summary>
public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int max = int.MaxValue, one = 1;
        checked
        {
            try
            {
                for (int i = int.MaxValue - 1; Pause(i) > 0; i++) t.Log(i);
            }
            catch (OverflowException)
            {
                t.Log("an iterator");
            }

            Func<int, int> next = v => v + 1;
            Pause();
            try
            {
                t.Log(next(max));
            }
            catch (OverflowException)
            {
                t.Log("a lambda");
            }

            if (Pause(true))
            {
                try
                {
                    switch (one)
                    {
                        case 1:
                            max++;
                            break;
                    }
                }
                catch (OverflowException)
                {
                    t.Log("a section");
                }
            }

            foreach (var z in new[] { 1 })
            {
                Pause();
                try
                {
                    max += z;
                }
                catch (OverflowException)
                {
                    t.Log("a body");
                }
            }

            while (true)
            {
                try
                {
                    if (Pause(max) + 1 > 0) break;
                }
                catch (OverflowException)
                {
                    t.Log("a condition");
                    break;
                }
            }
        }

        t.Log(max + Pause(1));
    }
}
