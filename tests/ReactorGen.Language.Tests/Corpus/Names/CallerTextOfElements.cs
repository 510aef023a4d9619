// covers: 1.18, 1.30
using System.Runtime.CompilerServices;
using System.Collections;
using ReactorGen;

namespace Corpus.Names.CallerTextOfElements;

public sealed class Bag(List<string> log) : IEnumerable
{
    public Bag? Inner;
    public Bag Items => this;
    public void Add(int x, int y = 7, [CallerArgumentExpression("y")] string ye = "none", [CallerLineNumber] int line = 0, [CallerArgumentExpression(nameof(x))] string e = "") => log.Add($"add {x} {y} {ye} {e} {line}");
    public void Add(string s, [CallerMemberName] string who = "", [CallerArgumentExpression("s")] string e = "", bool last = true) => log.Add($"{s} {who} {e} {last}");
    public IEnumerator GetEnumerator() => log.GetEnumerator();
}
public static class Ext { public static void Add<T>(this List<string> l, T x, int n, [CallerArgumentExpression("x")] string e = "", [CallerArgumentExpression("l")] string le = "") where T : struct => l.Add($"{x}{n}{e}{le}"); }

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        List<string> log = [];
        int n = 1; string s = "s";
        Pause();
        var b = new Bag(log)
        {
            n, // one
            { n + 2, n }, /* two */ s,
            { s + s },
            checked(n + 1), (n),
            new Bag(log) { n, s }.ToString()!.Length > 3 ? n : n + 1,
        };
        Func<Bag> f = () => new(log) { { n }, s, new List<string> { { n, 3 } }[0] };
        f();
        n++;
        var c = new Bag(log) { Items = { n, { n, n } }, Inner = new(log) { n } };
        var l = new List<string> { { n, n }, s, { 4.5, 4 } };
        b = new Bag(log) { n, Pause(n), { n, n + Pause(1) }, s };
        foreach (var x in log) t.Log(x.Replace("await ", ""));
        foreach (var x in l) t.Log(Pause(x));
    }
}
