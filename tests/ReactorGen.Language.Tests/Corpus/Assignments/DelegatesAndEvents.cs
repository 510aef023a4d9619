// covers: 2.10, 2.11
using ReactorGen;

namespace Corpus.Assignments.DelegatesAndEvents;

public static partial class Program
{
    private static event Action? Happened;

    private sealed class Source(Trace t)
    {
        public event Action? Custom
        {
            add { t.Log("add"); value!(); }
            remove => t.Log("remove");
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Happened = null;
        Action<string> log = t.Log;
        Happened += Pause<Action>(() => log("happened"));
        Happened();
        var source = new Source(t);
        t.V("source", source).Custom += Pause<Action>(() => log("custom"));
        source.Custom -= Pause<Action>(() => { });
    }
}
