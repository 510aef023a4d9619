// covers: 3.2
using ReactorGen;

namespace Corpus.Statements.Declarations;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int a = Pause(1), b = a + Pause(2), c;
        c = b + a;
        const int Step = 5;
        const string Name = "const";
        string? s = null, u = Pause("u"), v = u + s;
        var (x, y) = (1, 2);
        Pause();
        t.Log(a + b + c + Step + x + y);
        t.Log(Name + v);
        dynamic late = 3;
        Pause();
        t.Log((int)late + 1);
        int[] array = [1, 2], other = { 3, 4 };
        Pause();
        t.Log(array[1] + other[0]);
        (int First, string Second) pair = (4, "p");
        Pause();
        t.Log(pair.First + pair.Second);
        Func<int, int> twice = z => z * 2;
        Pause();
        t.Log(twice(4));
        nint native = 7;
        Pause();
        t.Log((int)native);
    }
}
