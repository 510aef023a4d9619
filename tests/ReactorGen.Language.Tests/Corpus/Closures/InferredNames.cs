// covers: 0.5, 1.21, 4.1, 4.7
// Names of tuple elements and members that C# infers from variables which generated code spells in another way.
using ReactorGen;

namespace Corpus.Closures.InferredNames;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int n = 1, m = 2;
        var @class = "c";
        Func<(int n, string text)> both = () => (n, $"{m}");
        Func<int> sum = () => { var pair = (n, m); return pair.n + pair.m; };
        Pause();
        t.Log(both().n + both().text + sum());
        m++;
        var held = (n, m, @class);
        Pause();
        t.Log(held.n + held.m + held.@class);
        var shape = new { n, m, @class, t.Lines.Count };
        t.Log(shape.n + shape.m + shape.@class + shape.Count);
        var late = (n, Pause(m), @class.Length);
        t.Log(late.n + late.Length);
        var mixed = new { n, Second = Pause(5), @class, @class.Length };
        t.Log(mixed.n + mixed.Second + mixed.@class + mixed.Length);
        {
            var own = "first";
            Pause();
            t.Log(new { own }.own + (own, 1).own);
        }

        {
            var own = 5;
            Pause();
            t.Log(new { own }.own + (own, 1).own + Pause(1));
        }

        t.Log(string.Join(",", from x in new[] { 1, 2 } let y = x + n where y > 1 select new { x, y, m } into z select z.x + z.y + z.m));
        (int, int) plain = (n, m);
        (int left, int right) named = (n, m);
        (n, m) = (m, n);
        t.Log($"{plain} {named.left} {n} {m}");
        t.Log(string.Join("|", new[] { 1 }.Select(x => new { x, n }).Select(a => $"{a.x}{a.n}")));
    }
}
