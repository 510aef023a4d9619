// covers: 1.3
using ReactorGen;

namespace Corpus.Expressions.OverloadsOfConvertedTemps;

public interface IShown;

public sealed class Degrees(int value) : IShown
{
    public int Value => value;

    public static implicit operator Degrees(int value) => new(value);
}

public interface INamed { string Name(int n); }

public sealed class Named : INamed { string INamed.Name(int n) => "explicit " + n; }

public static class Extensions
{
    public static string Name(this INamed named, int n) => "extension " + n;

    public static string Kind(this object value, int n) => value.GetType().Name + n;
}

public sealed class Source { public int Get(int x) => x; public int Get(string x) => x.Length; }

public sealed class Made
{
    public readonly string Text;

    public Made(Degrees a, object b) => Text = "degrees object " + b;
    public Made(IShown a, string b) => Text = "shown string " + b;
}

public sealed class Table
{
    public string this[Degrees a, object b] => "degrees object " + b;
    public string this[object a, string b] => "object string " + b;
}

public static partial class Program
{
    private static string Choose(Degrees a, object b, long c = 0) => $"degrees object {a.Value} {c}";
    private static string Choose(IShown a, string b, int c = 0) => "shown string " + c;

    private static string Generic(Degrees a, object b) => "degrees object";
    private static string Generic<T>(T a, string b) where T : IShown => "generic string";

    private static string List(List<int> a, object b) => "list object " + a.Count;
    private static string List(object a, string b) => "object string";

    private static string Pair((int, string?) a, object b) => "tuple object " + a.Item1;
    private static string Pair(object a, string b) => "object string";

    private static string Function(Func<int, int> a, object b) => "function object " + a(1);
    private static string Function(object a, string b) => "object string";

    private static string Widened(long a, object b) => "long object";
    private static string Widened(object a, string b) => "object string";

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Choose(t.V("n", 5), Pause("s"), 3));
        t.Log(Choose(t.V("n", 5), Pause("s") + "t"));
        t.Log(Generic(t.V("n", 5), Pause("s")));
        t.Log(List([t.V("n", 5), 2], Pause("s")));
        t.Log(Pair((t.V("n", 5), null), Pause("s")));
        t.Log(Function(t.V("source", new Source()).Get, Pause("s")));
        t.Log(Widened(t.V("n", 5), Pause<object>("s")));
        t.Log(Widened(t.V("text", "x"), Pause("s")));
        t.Log(new Made(t.V("n", 5), Pause("s")).Text);
        t.Log(new Table()[t.V("text", "x"), Pause("s")]);
        t.Log(t.V("named", new Named()).Name(Pause(1)) + t.V("number", 5).Kind(Pause(2)));
    }
}
