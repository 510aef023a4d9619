// covers: 1.4
using ReactorGen;

namespace Corpus.Calls.DynamicMembers;

public sealed class Target
{
    public Func<int, int> Field = x => x + 1;

    public Target Self => this;

    public string Take(int a, int b) => $"ii{a}{b}";

    public string Take(string a, int b) => $"si{a}{b}";

    public string One(object o) => "one" + o;
}

public static partial class Program
{
    private static Target Get(Trace t) => t.V("get", new Target());

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        dynamic argument = 1;
        t.Log((string)Get(t).Take(argument, Pause(1)));
        argument = "s";
        t.Log((string)Get(t).Take(argument, Pause(2)) + (string)(Pause(Get(t)).Take)(argument, 3));
        dynamic? some = new Target(), none = null;
        t.Log((object?)some?.One(Pause(4)));
        t.Log((object?)none?.One(Pause(5)) ?? "null");
        t.Log((object?)some?.Self.One(Pause(6)));
        t.Log((object?)some?.Field(Pause(7)));
        t.Log((object)some!.Self.Field(Pause(8)));
    }
}
