// covers: 1.1, 2.8, 4.1
// Captured variables as operands and targets of expressions that suspend.
using ReactorGen;

namespace Corpus.Closures.WithSuspensionsAround;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var n = 1;
        var text = "a";
        int[] items = [1, 2, 3];
        Func<int> next = () => ++n;
        Action<string> append = s => text += s;
        t.Log(n + Pause(next()) + n + next() + Pause(n));
        n += Pause(next());
        t.Log(n);
        n = n * 2 + Pause(next() + Next());
        t.Log(n);
        text += Pause("b") + Changed("c") + text;
        t.Log(text);
        items[n % 3] = Pause(next());
        items[Next() % 3] += Pause(Next());
        t.Log(items);
        Use(t, ref n, Pause(5), next);
        t.Log($"{n}{Pause(n)}{next()}{text}");
        t.Log(n > 3 && Pause(Next() > 3) && n > 4 ? Pause(n) : n);
        var value = Maybe() ?? Pause(n);
        t.Log(value);
        t.Log(Apply(x => x + n, Pause(next()), next));
        if (items.Any(i => i > n) || Pause(true)) t.Log(items.Count(i => i < n));
        while (n < Pause(40)) n += Next() + Pause(Next());
        t.Log(n);
        for (var i = n; i < n + Pause(2); i++) append($"{i}");
        t.Log(text);
        foreach (var i in Filtered(Pause(1))) t.Log(i);
        Throws(() => n, Pause(3), t);
        return;

        int Next() => n++;

        string Changed(string s)
        {
            text += "!";
            return s + n;
        }

        int? Maybe() => n > 1000 ? n : null;

        IEnumerable<int> Filtered(int limit) => items.Where(i => i > limit && i != n);
    }

    private static void Use(Trace t, ref int n, int by, Func<int> next)
    {
        next();
        n += by;
        t.Log(next());
    }

    private static int Apply(Func<int, int> f, int x, Func<int> next) => f(x) + next();

    private static void Throws(Func<int> f, int x, Trace t)
    {
        try
        {
            if (f() > x) throw new Boom("large");
        }
        catch (Boom e) when (f() > x)
        {
            t.Log(e.Message);
        }
    }
}
