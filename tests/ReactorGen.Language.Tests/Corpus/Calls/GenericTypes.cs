// covers: 5.1
using ReactorGen;

namespace Corpus.Calls.GenericTypes;

public partial class Cache<TKey, TValue>(Func<TKey, TValue> make) where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _values = [];
    private static int s_made;

    public static void Reset() => s_made = 0;

    [ReactorTask]
    public partial TValue Get(TKey key)
    {
        if (_values.TryGetValue(key, out var value)) return value;
        value = make(Pause(key));
        _values.Add(key, value);
        s_made++;
        return value;
    }

    [ReactorTask]
    public partial string Both<TOther>(TKey key, TOther other) where TOther : class, IEnumerable<TKey>
    {
        var count = other.Count();
        return Get(key) + Pause(other).GetType().Name + count + s_made;
    }

    public partial struct Inner<T>
    {
        public T? Item;

        [ReactorTask]
        public partial T? Swap(T? next, TKey key)
        {
            var old = Item;
            Pause(key);
            Item = next;
            return old;
        }
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Cache<string, int>.Reset();
        var cache = new Cache<string, int>(s => s.Length);
        t.Log(cache.Get("abc") + cache.Get("abc"));
        t.Log(cache.Both("de", new List<string> { "x" }));
        var inner = new Cache<int, long>.Inner<string> { Item = "old" };
        t.Log(inner.Swap("new", 1));
        t.Log(inner.Item);
    }
}
