// covers: 3.16, 4.1, 4.2
// Local functions of several scopes that call each other, share loop variables, and pass one another on.
using ReactorGen;

namespace Corpus.Closures.ManyFunctions;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var depth = 0;
        List<Func<int>> kept = [];
        foreach (var item in new[] { 3, 4 })
        {
            var own = item;
            Add(item);
            foreach (var part in new[] { "x", "y" })
            {
                Keep();
                Pause();
                own++;
                t.Log(Text());

                string Text() => part + own + Deep(item) + depth;

                void Keep() => kept.Add(() => own + part.Length + Deep(2));
            }

            Func<int> later = Own;
            kept.Add(later);
            Pause();
            t.Log(later() + Own());

            int Own() => own += item + Outer(own);

            int Deep(int n)
            {
                if (n == 0) return own;
                depth++;
                int Inner(int k) => k + Deep(n - 1);
                return Inner(item);
            }
        }

        foreach (var f in kept) t.Log(f() + Pause(f()));
        t.Log(Visit(3) + depth);
        return;

        void Add(int n) => depth += n;

        int Outer(int n)
        {
            Add(n);
            return Chain(depth, x => x + depth);
        }

        int Chain(int n, Func<int, int> f) => f(n);

        int Visit(int n)
        {
            Func<int, int> self = Visit;
            return n <= 0 ? 0 : self(n - 1) + n + depth--;
        }
    }
}
