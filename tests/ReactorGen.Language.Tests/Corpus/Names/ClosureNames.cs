// covers: 5.2
using ReactorGen;

namespace Corpus.Names.ClosureNames;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int n = 1;
        Action up = () => n++;
        Pause();
        up();
        t.Log(n);
        t.Log(new MainClosure_1().X + Helper());
    }

    private static int Helper() => 3;

    public class MainClosure_1 { public int X = 3; }
}
