// covers: 5.1, 5.6, 1.7, 4.7
using ReactorGen;

namespace Corpus.Calls.GenericNestedChain;

public static partial class Program
{
    private partial class Outer<TKey>(Trace t) where TKey : notnull
    {
        private readonly Dictionary<TKey, int> _seen = [];

        public partial struct Inner<TValue>(Outer<TKey> owner) where TValue : struct, IComparable<TValue>
        {
            private int _calls;

            [ReactorTask]
            public readonly partial (TKey Key, TValue Best, TExtra? Extra) Pick<TExtra>(TKey key, TValue a, TValue b, TExtra? extra) where TExtra : class
            {
                owner._seen[key] = Pause(owner._seen.GetValueOrDefault(key) + 1);
                var best = Pause(a).CompareTo(Pause(b)) >= 0 ? a : b;
                return (key, best, owner._seen[key] > 1 ? extra : null);
            }

            public int Count() => ++_calls;
        }

        [ReactorTask]
        public partial int Total(params TKey[] keys)
        {
            var inner = new Inner<int>(this);
            var total = inner.Count();
            foreach (var key in keys)
            {
                var (k, best, extra) = inner.Pick(key, total, inner.Count(), $"x{key}");
                total += best + (extra?.Length ?? Pause(100));
                t.Log($"{k}:{best}:{extra ?? "-"}");
            }

            return total;
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var outer = new Outer<string>(t);
        t.Log(outer.Total("a", Pause("b"), "a"));
        var other = new Outer<(int X, int Y)>(t);
        t.Log(other.Total((1, 2), (Pause(1), 2)));
        var direct = new Outer<char>.Inner<double>(new Outer<char>(t)).Pick<object>(key: Pause('c'), b: Pause(2.5), a: 1.5, extra: null);
        t.Log(direct.Best);
        t.Log(direct.Extra is null);
    }
}
