// covers: 3.11, 3.13
using ReactorGen;

namespace Corpus.Switches.GotoCaseLoops;

public static partial class Program
{
    [ReactorTask]
    private static partial string Walk(Trace t, string input)
    {
        var i = 0;
        var output = "";
        while (i < input.Length)
        {
            switch (Pause(input[i++]))
            {
                case 'a':
                    output += "A";
                    goto case 'b';
                case 'b' when output.Length > 3:
                    output += Pause("long");
                    break;
                case 'b':
                    output += "B";
                    if (i < input.Length && input[i] == 'b') { i++; goto default; }
                    continue;
                case 'x': case 'y':
                    for (var k = 0; k < 3; k++)
                    {
                        switch (k)
                        {
                            case 0: continue;
                            case 1: output += Pause("k"); break;
                            default: goto Done;
                        }
                    }

                    throw new Boom("unreachable");
                case >= '0' and <= '9' and var digit:
                    int n = digit - '0', step = 1;
                More:
                    if (n <= 0) break;
                    n -= Pause(step++);
                    output += $"{n},";
                    goto More;
                default:
                    output += "?";
                    break;
            }

            output += Pause(".");
        Done:;
        }

        return output;
    }

    [ReactorTask]
    private static partial int Days(DayOfWeek d, int? bonus)
    {
        switch ((Pause(d), bonus))
        {
            case (DayOfWeek.Monday or DayOfWeek.Tuesday, null): return 1;
            case ( > DayOfWeek.Wednesday, { } b) when b > Pause(2): return b;
            case (var other, _) when other == DayOfWeek.Sunday: return Pause(0);
            case (DayOfWeek.Monday, 0): return Pause(7);
            default: return -1;
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var s in new[] { "ab", "abbz", "x5y", "aab", "" }) t.Log(Walk(t, s));
        t.Log(Days(DayOfWeek.Friday, 5));
    }
}
