// covers: 4.1, 5.2
// Overloads with closures of their own, and generic methods of one name.
using ReactorGen;

namespace Corpus.Closures.Overloads;

public partial class Machine<T>(T value) where T : notnull
{
    [ReactorTask]
    public partial string Run(Trace t, int n)
    {
        Func<string> show = () => $"{value}{n++}";
        Pause();
        n *= 2;
        return show() + show() + Run(t, "s") + Run<char>(t, 'c');
    }

    [ReactorTask]
    private partial string Run(Trace t, string s)
    {
        Action grow = () => s += s.Length;
        grow();
        Pause();
        grow();
        return s;
    }

    [ReactorTask]
    private partial string Run<TOther>(Trace t, TOther other) where TOther : struct
    {
        (T, TOther) pair = (value, other);
        Action clear = () => pair = default;
        Pause();
        t.Log($"{pair.Item1}{pair.Item2}");
        clear();
        return $"{pair.Item1}{pair.Item2}";
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(new Machine<int>(7).Run(t, 1));
        t.Log(new Machine<string>("m").Run(t, 2));
    }
}
