// covers: 3.16, 4.1
// Lambdas and local functions that capture nothing that lives across a suspension.
using ReactorGen;

namespace Corpus.Calls.Lambdas;

public static partial class Program
{
    private static readonly int s_base = 100;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Func<int, int> square = x => x * x;
        Pause();
        t.Log(square(3));
        t.Log(new[] { 3, 1, 2 }.OrderBy(x => x).Select(x => x + s_base).First() + Pause(1));
        t.Log(Twice(Pause(2)));
        {
            var factor = 3;
            Func<int, int> times = x => x * factor;
            t.Log(times(5));
        }

        Pause();
        t.Log(Apply(static x => x - 1, Pause(5)));
        t.Log(string.Join(",", Up(3)));
        t.Log((from x in new[] { 1, 2, 3 } where x > 1 select x * 2).Sum() + Pause(1));

        static int Twice(int x) => x * 2;

        static IEnumerable<int> Up(int n)
        {
            for (var i = 0; i < n; i++) yield return i;
        }
    }

    private static int Apply(Func<int, int> f, int x) => f(x);
}
