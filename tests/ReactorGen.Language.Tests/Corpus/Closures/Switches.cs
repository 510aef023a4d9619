// covers: 3.11, 4.1, 4.4
// A variable of one section, captured, and used by another.
using ReactorGen;

namespace Corpus.Closures.Switches;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        List<Func<int>> all = [];
        for (var i = 0; i < 4; i++)
        {
            switch (i)
            {
                case 0:
                    int n = 5;
                    all.Add(() => n++);
                    Pause();
                    n += 10;
                    break;
                case 1:
                    n = 50;
                    Pause();
                    all.Add(() => n++);
                    n += i;
                    break;
                case 2:
                {
                    var own = i;
                    Action add = () => own += 100;
                    Pause();
                    add();
                    t.Log(own);
                    break;
                }

                default:
                    Bump();
                    Pause();
                    Bump();
                    t.Log(n);
                    break;

                    void Bump() => n = i * 7;
            }
        }

        foreach (var f in all) t.Log(f() + Pause(f()));
    }
}
