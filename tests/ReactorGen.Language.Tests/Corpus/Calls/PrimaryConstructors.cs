// covers: 0.3, 5.5
using ReactorGen;

namespace Corpus.Calls.PrimaryConstructors;

public partial class Server(Trace trace, string name, List<int> items)
{
    private int _calls;

    [ReactorTask]
    public partial int Serve(int x)
    {
        trace.Log(name);
        items.Add(Pause(x));
        name += "!";
        _calls++;
        Pause();
        trace.Log(name + items.Count);
        return _calls;
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var server = new Server(t, "s", []);
        t.Log(server.Serve(1) + server.Serve(2));
    }
}
