// covers: 4.1, 4.4
// Captured variables that are assigned on some paths, by local functions, or before their declaration.
using ReactorGen;

namespace Corpus.Closures.Assignment;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int a;
        Set();
        Pause();
        t.Log(a);
        int b, c = 2;
        if (Pause(true)) b = c;
        else b = 3;
        Func<int> sum = () => b + c++;
        t.Log(sum() + sum());
        string text;
        try
        {
            Pause();
            text = "try";
        }
        finally
        {
            c = 9;
        }

        Func<string> show = () => text + c;
        text += "!";
        Pause();
        t.Log(show());
        int d;
        while (true)
        {
            d = Pause(4);
            if (d > 3) break;
        }

        Action grow = () => d++;
        grow();
        t.Log(d);
        Tally tally;
        tally.A = 1;
        tally.B = Pause(2);
        Func<int> both = () => tally.A + tally.B;
        tally.A = 5;
        t.Log(both());
        Func<int, int> fibonacci = null!;
        fibonacci = n => n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
        Pause();
        t.Log(fibonacci(10));
        bool TryGet(out int value)
        {
            value = d + c;
            return value > 0;
        }

        if (TryGet(out var got) && Pause(true)) t.Log(got);
        const int Limit = 3;
        Func<int> limited = () => Limit + d;
        Pause();
        t.Log(limited());

        void Set() => a = 5;
    }

    private struct Tally
    {
        public int A, B;
    }
}
