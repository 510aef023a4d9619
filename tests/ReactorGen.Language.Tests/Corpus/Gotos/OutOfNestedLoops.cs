// covers: 3.13, 3.10
using ReactorGen;

namespace Corpus.Gotos.OutOfNestedLoops;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Search(t, 3));
        t.Log(Search(t, 6));
        t.Log(Search(t, 100));
    }

    [ReactorTask]
    private static partial string Search(Trace t, int wanted)
    {
        var rows = new List<int[]> { new[] { 1, 2, 3 }, new[] { 4, 5, 6 } };
        var looks = 0;
        foreach (var row in rows)
        {
            using var opened = t.Open("row " + row[0]);
            for (var i = 0; ; i++)
            {
                while (i < row.Length)
                {
                    looks++;
                    if (Pause(row[i]) == wanted) goto found;
                    goto next;
                }

                break;
            next:
                t.Log("next");
            }
        }

        return "nothing after " + looks;
    found:
        Pause("found");
        return "found after " + looks;
    }
}
