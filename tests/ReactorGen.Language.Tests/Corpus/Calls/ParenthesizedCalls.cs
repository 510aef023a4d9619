// covers: 1.4, 1.8
using ReactorGen;

namespace Corpus.Calls.ParenthesizedCalls;

public partial class Speaker(string name)
{
    public Func<int, int>? Handler;

    public string Say(int a, int b) => name + a + b;

    [ReactorTask]
    public partial string Ask(string question) { Pause(); return name + question; }
}

public struct Sum
{
    public int Value;

    public int Add(int n) => Value += n;
}

public static partial class Program
{
    private static Speaker Named(Trace t, string name) => t.V(name, new Speaker(name));

    private static Func<int, int> Twice() => x => x * 2;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var speaker = new Speaker("s");
        t.Log((Named(t, "a").Ask)(t.V("x", "?")) + (Named(t, "b").Ask)(Pause("!")));
        t.Log((Named(t, "c").Say)(Pause(1), t.V("y", 2)) + ((Pause(speaker).Say))(1, 2));
        t.Log(((Func<int, int, string>)Pause(speaker).Say)(3, 4) + ((Func<int, int, string>)Named(t, "d").Say)(5, Pause(6)));
        t.Log(((Func<int, int, string>)speaker.Say)((speaker = new Speaker("other")).Say(1, 1).Length, Pause(2)));
        var sums = new Sum[2];
        t.Log((sums[t.V("i", 1)].Add)(Pause(3)) + sums[1].Value);
        Func<int, int> f = x => x + 1;
        t.Log((f + Pause(f))(1) + (f + Pause(f))(Pause(2)) + (Twice())(Pause(3)) + checked(f)(Pause(4)));
        t.Log(((Func<int, int>)(x => x + t.V("l", 1)))(Pause(2)));
        try { t.Log((Pause(speaker).Handler)!(t.V("late", 1))); } catch (NullReferenceException) { t.Log("none"); }
        speaker.Handler = f;
        t.Log((speaker.Handler ?? (x => x))(Pause(5)) + (t.Is("b", true) ? speaker.Handler : Twice())(Pause(6)) + (Pause(speaker).Handler!)(7));
    }
}
