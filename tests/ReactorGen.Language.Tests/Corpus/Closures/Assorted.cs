// covers: 1.30, 3.16, 4.1, 4.3
using System.Runtime.CompilerServices;
using ReactorGen;

namespace Corpus.Closures.Assorted;

public static partial class Program
{
    private static int s_n;

    [ReactorTask]
    public static partial int Value(Trace t, int n) => Pause(Apply(() => n++, n)) + Pause(n);

    private static int Apply(Func<int> f, int n) => f() + n;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_n = 0;
        t.Log(Value(t, 4));
        var n = 1;
        t.Log(Named());
        Pause();
        t.Log(Named() + Named(1) + nameof(Named) + nameof(n));
        n++;
        int[] items = [5, 6];
        ref var item = ref Find(x => x > n);
        item += 10;
        t.Log(items);
        Pause();
        At(1) = 50;
        t.Log(items);
        At(0) += n;
        Lazy<int> lazy = new(() => n * 10);
        n = 7;
        Pause();
        t.Log(lazy.Value);
        var (a, b) = (n, n + 1);
        Action<int> set = value => (a, b) = (b, value);
        set(Pause(9));
        t.Log($"{a}{b}");
        lock (items)
        {
            Action f = () => n++;
            f();
        }

        Func<int, Func<int, int>> curry = x => y => x + y + n;
        Pause();
        t.Log(curry(1)(Pause(2)));
        EventHandler? handlers = null;
        handlers += (_, _) => n += 100;
        handlers += OnRaised;
        Pause();
        handlers(null, EventArgs.Empty);
        handlers -= OnRaised;
        handlers!(null, EventArgs.Empty);
        t.Log(n);
        t.Log(Run(static () => s_n, Local) + Run(Local, Local));
        unsafe
        {
            var local = n;
            int* p = &local;
            Deref(p);
            static void Deref(int* p) => s_n = *p;
        }

        t.Log(s_n);
        Pause();
        switch (n)
        {
            case > 5 when Check(n):
                t.Log(Local());
                break;
        }

        var text = n switch { > 5 when Check(n) => $"{Local()}", _ => "none" };
        t.Log(text + Pause(n));
        try
        {
            Pause();
            Thrower();
        }
        catch (Boom e) when (Check(e.Message.Length))
        {
            Pause();
            t.Log(e.Message);
        }

        return;

        string Named(int x = 3, [CallerMemberName] string? who = null, [CallerArgumentExpression(nameof(x))] string? how = null) => $"{who}{x}{how}{n}";

        ref int Find(Func<int, bool> match)
        {
            for (var i = 0; i < items.Length; i++)
                if (match(items[i]))
                    return ref items[i];
            throw new Boom("none");
        }

        ref int At(int i) => ref items[i];

        void OnRaised(object? sender, EventArgs e) => n += 1000;

        int Local() => n;

        int Run(Func<int> f, Func<int> g) => f() + g() + (f == g ? 1 : 0);

        [MethodImpl(MethodImplOptions.NoInlining)]
        bool Check(int x) => x >= 0 && n > 0;

        void Thrower() => throw new Boom($"n{n}");
    }
}
