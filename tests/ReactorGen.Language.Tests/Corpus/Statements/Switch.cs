// covers: 3.11
using ReactorGen;

namespace Corpus.Statements.Switch;

public static partial class Program
{
    private const int Three = 3;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 6; i++)
        {
            switch (Pause(i))
            {
                case 0:
                    t.Log("zero");
                    break;
                case 1:
                case 2:
                    Pause("one or two");
                    break;
                case Three:
                    t.Log("three");
                    return;
                default:
                    break;
            }
        }
    }
}
