// covers: 1.1
using ReactorGen;

namespace Corpus.Expressions.SpillLocals;

public static partial class Program
{
    private static int s_static;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_static = 1;
        var i = 1;
        t.Log(i + Pause(10) + i);
        t.Log(i + Change(ref i, Pause(20)) + i);
        t.Log(s_static + Bump(Pause(5)) + s_static);
        t.Log(Three(i, i = 7, Pause(i)) + i);
        t.Log(i * (i = 3) + Pause(i) * (i = 4) + i);
    }

    private static int Change(ref int i, int value) => i = value;

    private static int Bump(int by) => s_static += by;

    private static int Three(int a, int b, int c) => (a * 100) + (b * 10) + c;
}
