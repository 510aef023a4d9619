// covers: 3.11
using ReactorGen;

namespace Corpus.Statements.SwitchOnConstants;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = -1; i < 5; i++)
        {
            switch (i)
            {
                case 0:
                    Pause(i);
                    break;
                case 1:
                case 2:
                    var shared = Pause("one or two");
                    t.Log(shared);
                    break;
                default:
                    shared = "default";
                    Pause();
                    t.Log(shared);
                    break;
                case 3:
                {
                    var own = Pause(3);
                    if (own == 3) break;
                    t.Log("not here");
                    break;
                }

                case -1:
                    continue;
            }

            t.Log($"after {i}");
        }

        switch (Pause(7))
        {
        }

        switch (Pause(7))
        {
            case 8: t.Log("no"); break;
        }
    }
}
