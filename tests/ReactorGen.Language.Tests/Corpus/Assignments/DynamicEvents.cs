// covers: 2.11
using ReactorGen;

namespace Corpus.Assignments.DynamicEvents;

public static partial class Program
{
    public class P { public event Action? E; public void F() => E?.Invoke(); public Action? G; public Action? H { get; set; } public int N = 3; public string S = "s"; }

    [ReactorTask]
    private static partial Action Make(Trace t, string s) { Pause(); return () => t.Log(s); }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var p = new P();
        dynamic d = p;
        Action a = () => t.Log("kept");
        d.E += Pause<Action>(() => t.Log("ev"));
        p.F();
        d.E += Make(t, "made");
        d.E += Pause(a);
        p.F();
        d.E -= Pause(a);
        p.F();
        d.G += Pause(a);
        d.G += Make(t, "g");
        d.G();
        d.H += Make(t, "h");
        p.H!();
        d.N += Pause(4);
        d.S += Pause("x");
        t.Log($"{d.N}{d.S}");
        d?.E += Pause(a);
        p.F();
        d.N -= Pause(1);
        t.Log((object)d.N);
    }
}
