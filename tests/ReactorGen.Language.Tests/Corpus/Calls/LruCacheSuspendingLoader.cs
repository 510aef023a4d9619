// covers: 2.4, 3.3, 5.1, 5.4
using ReactorGen;

namespace Corpus.Calls.LruCacheSuspendingLoader;

public static partial class Program
{
    private sealed partial class Cache<TKey, TValue>(Trace t, int capacity, Func<TKey, BoxedTask<TValue>> load) where TKey : notnull
    {
        private sealed class Entry { public required TKey Key; public TValue Value = default!; public Entry? Older, Newer; }
        private readonly Dictionary<TKey, Entry> _entries = new(capacity);
        private Entry? _newest, _oldest;
        public (int Hits, int Misses) Statistics;

        [ReactorTask]
        public partial TValue Get(TKey key, bool force = false)
        {
            if (!force && _entries.TryGetValue(key, out var entry))
            {
                Statistics.Hits++;
                Touch(entry);
                return entry.Value;
            }

            Statistics.Misses += 1;
            entry = new Entry { Key = key, Value = Await(load(key)) };
            if (_entries.Remove(key, out var stale)) Unlink(stale);
            while (_entries.Count >= capacity && _oldest is { Key: var victim } old)
            {
                t.Log($"evict {victim}");
                Unlink(old);
                _entries.Remove(victim);
                Pause(_entries.Count);
            }

            _entries[key] = entry;
            Touch(entry);
            return (_newest = entry).Value;
        }

        private void Touch(Entry e)
        {
            Unlink(e);
            (e.Older, _newest) = (_newest, e);
            e.Older?.Newer = e;
            _oldest ??= e;
        }

        private void Unlink(Entry e)
        {
            if (_oldest == e) _oldest = e.Newer;
            if (_newest == e) _newest = e.Older;
            e.Older?.Newer = e.Newer;
            e.Newer?.Older = e.Older;
            e.Older = e.Newer = null;
        }

        public string Order { get { var s = ""; for (var e = _newest; e is not null; e = e.Older) s += e.Key; return s; } }
    }

    [ReactorTask]
    private static partial string Load(Trace t, string key)
    {
        t.Log("load " + key);
        return key == "bad" ? Fail<string>(new KeyNotFoundException(key)) : Pause(key.ToUpperInvariant());
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var cache = new Cache<string, string>(t, 2, key => LoadTask(t, key));
        foreach (var key in "a b a c a bad b a".Split())
        {
            try
            {
                t.Log(cache.Get(key) + " " + cache.Order);
            }
            catch (KeyNotFoundException e) when (e.Message == key)
            {
                t.Log($"missing {key} {cache.Order}");
            }
        }

        t.Log(cache.Get("a", force: Pause(true)) + cache.Get(key: "b"));
        var (hits, misses) = cache.Statistics;
        t.Log($"{hits}/{misses}");
    }
}
