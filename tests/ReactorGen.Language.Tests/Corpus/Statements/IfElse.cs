// covers: 3.1
using ReactorGen;

namespace Corpus.Statements.IfElse;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 5; i++)
        {
            if (Pause(i) == 0)
                t.Log("zero");
            else if (i == 1)
                Pause(t.V("one", 1));
            else if (Pause(i) == 2)
            {
                var two = Pause("two");
                t.Log(two);
            }
            else if (i == 3)
                ;
            else
            {
                if (Pause(true))
                    if (Pause(false)) t.Log("no");
                    else t.Log("dangling else");
            }
        }

        if (t.Is("plain", true)) t.Log("no suspension here");
        if (Pause(false)) { }
        else Pause();
        if (true) Pause(1);
        if (false) Pause(2); else Pause(3);
    }
}
