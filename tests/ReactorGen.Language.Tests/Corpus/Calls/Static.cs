// covers: 5.1, 5.6
using ReactorGen;

namespace Corpus.Calls.Static;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        First(t);
        t.Log(Second(t, 1) + Second(t, 2));
        Helper.Work(t, Second(t, 3));
        t.Log(Helper.Nested.Deep(Pause(4)));
        Program.First(t);
        Corpus.Calls.Static.Program.First(t);
        global::Corpus.Calls.Static.Helper.Work(t, Pause(5));
    }

    [ReactorTask]
    private static partial void First(Trace t)
    {
        t.Log("first");
        Pause();
    }

    [ReactorTask]
    private static partial int Second(Trace t, int n)
    {
        First(t);
        return Pause(n) * 10;
    }
}

internal static partial class Helper
{
    [ReactorTask]
    public static partial void Work(Trace t, int n)
    {
        t.Log(n);
        Pause(n);
    }

    internal static partial class Nested
    {
        [ReactorTask]
        internal static partial int Deep(int n) => Pause(n) + 1;
    }
}
