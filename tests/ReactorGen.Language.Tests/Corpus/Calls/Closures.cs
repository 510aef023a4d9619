// covers: 4.1, 4.2, 4.3
using ReactorGen;

namespace Corpus.Calls.Closures;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var sum = 0;
        Action<int> add = x => sum += x;
        add(Pause(1));
        sum += 10;
        Pause();
        add(2);
        t.Log(sum);
        List<Func<int>> all = [];
        foreach (var item in new[] { 1, 2 })
        {
            var copy = item * 10;
            all.Add(() => item + copy++);
            Pause();
            copy++;
        }

        for (var i = 0; i < 2; i++)
        {
            all.Add(() => i);
            Pause();
        }

        foreach (var f in all) t.Log(f() + Pause(f()));
        Parameter(t, 5);
    }

    [ReactorTask]
    private static partial void Parameter(Trace t, int n)
    {
        Func<int> read = () => n++;
        Pause();
        n += 100;
        t.Log(read() + Local());
        int Local() => n;
    }
}
