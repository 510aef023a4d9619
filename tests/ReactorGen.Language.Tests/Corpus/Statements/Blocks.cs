// covers: 3.1, 3.2, 3.15
using ReactorGen;

namespace Corpus.Statements.Blocks;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        {
            var x = Pause(1);
            {
                var y = x + Pause(2);
                t.Log(y);
            }

            {
                var y = "text" + Pause(x);
                t.Log(y);
            }
        }

        {
            var x = Pause("other type");
            t.Log(x);
            ;
        }

        {
        }

        {
            { { Pause(3); } }
        }
    }
}
