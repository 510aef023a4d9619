// covers: 3.2, 4.9
// One name, several variables, several types; none may see the other's value.
using ReactorGen;

namespace Corpus.Statements.SiblingScopes;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 2; i++)
        {
            int n = Pause(i);
            t.Log(n);
        }

        foreach (var n in new[] { "a", "b" })
        {
            Pause();
            t.Log(n);
        }

        if (Pause(true))
        {
            var n = new List<int> { 1 };
            Pause();
            t.Log(n.Count);
        }
        else
        {
            double n = 1.5;
            Pause();
            t.Log(n);
        }

        for (var round = 0; round < 3; round++)
        {
            int fresh;
            if (round == 0) fresh = 100;
            else fresh = Pause(round);
            Pause();
            t.Log(fresh);
            int? reset = null;
            if (round == 1) reset = Pause(5);
            Pause();
            t.Log(reset);
        }

        try
        {
            object n = Pause('c');
            t.Log(n);
        }
        finally
        {
            long n = 5;
            t.Log(n);
        }

        t.Log(Length(Pause("n")));

        static int Length(string n) => n.Length;
    }
}
