// covers: 5.2
using ReactorGen;

namespace Corpus.Calls.Overloads;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Send(t, 1);
        Send(t, 1L);
        Send(t, "s");
        Send(t, "s", 2);
        Send(t, new[] { 1 });
        Send(t, (1, "x"));
        Send(t, new List<int>());
        Send(t, new List<string>());
        Send<int>(t, 1);
        Send(t, (object)1);
        Send(t, (int?)1);
        Send(t, Colour.Red);
        Send(t);
        t.Log(new Program2().Send(t, 1));
    }

    [ReactorTask]
    private static partial void Send(Trace t) { Pause(); t.Log("none"); }

    [ReactorTask]
    private static partial void Send(Trace t, int x) { Pause(x); t.Log("int"); }

    [ReactorTask]
    private static partial void Send(Trace t, long x) { Pause(x); t.Log("long"); }

    [ReactorTask]
    private static partial void Send(Trace t, string x) { Pause(x); t.Log("string"); }

    [ReactorTask]
    private static partial void Send(Trace t, string x, int y) { Pause(x); t.Log("string, int"); }

    [ReactorTask]
    private static partial void Send(Trace t, int[] x) { Pause(); t.Log("array"); }

    [ReactorTask]
    private static partial void Send(Trace t, (int, string) x) { Pause(); t.Log("tuple"); }

    [ReactorTask]
    private static partial void Send(Trace t, List<int> x) { Pause(); t.Log("list of int"); }

    [ReactorTask]
    private static partial void Send(Trace t, List<string> x) { Pause(); t.Log("list of string"); }

    [ReactorTask]
    private static partial void Send<T>(Trace t, T x) { Pause(); t.Log("generic"); }

    [ReactorTask]
    private static partial void Send(Trace t, object x) { Pause(); t.Log("object"); }

    [ReactorTask]
    private static partial void Send(Trace t, int? x) { Pause(); t.Log("nullable"); }

    [ReactorTask]
    private static partial void Send(Trace t, Colour x) { Pause(); t.Log("enum"); }
}

public partial class Program2
{
    [ReactorTask]
    public partial string Send(Trace t, int x) => Pause("instance");

    [ReactorTask]
    public partial string Send(Trace t, string x) => Pause("instance");
}
