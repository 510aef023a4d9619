// covers: 2.15
using ReactorGen;

namespace Corpus.Expressions.AssignmentAsValue;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int x = 0, y;
        t.Log(Two(x = Pause(1), x) + Two(x, x = Pause(2)));
        t.Log((y = Pause(3)) + y);
        if ((x = Pause(4)) > 3) t.Log(x);
        while ((x = Pause(x - 1)) > 0) t.Log(x);
        long wide = y = Pause(5);
        t.Log(wide + (x += Pause(6)) + x);
        string s;
        t.Log((s = Pause("s")) + s.Length);
    }

    private static int Two(int a, int b) => (a * 10) + b;
}
