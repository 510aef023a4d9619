// covers: 3.8, 4.1, 5.6
using ReactorGen;

namespace Corpus.Calls.ConnectionPool;

public static partial class Program
{
    private sealed partial class Pool<T>(Trace t, Func<int, BoxedTask<T>> create, int maximum) : IDisposable where T : class, IDisposable
    {
        private readonly Stack<T> _idle = new();
        private readonly HashSet<T> _busy = [];
        private int _created;

        public readonly struct Lease(Pool<T> pool, T item) : IDisposable { public T Item => item; public void Dispose() => pool.Return(item); public static implicit operator T(Lease l) => l.Item; }

        [ReactorTask]
        public partial Lease Rent()
        {
            for (var spins = 0; ; spins++)
            {
                if (_idle.TryPop(out var item) || _created < maximum && (item = Await(create(++_created))) is not null)
                {
                    _busy.Add(item);
                    return new(this, item);
                }

                if (spins > 1) throw new TimeoutException($"{_busy.Count} busy");
                Pause(spins);
            }
        }

        private void Return(T item) { t.Log($"return {(_busy.Remove(item) ? "busy" : "stranger")}"); _idle.Push(item); }

        [ReactorTask]
        public partial TResult Use<TResult>(Func<T, TResult> action, Predicate<Exception>? retry = null)
        {
            var attempts = 0;
        Again:
            using (var lease = Rent())
            {
                try { return action(Pause(attempts) == 0 ? lease : lease.Item); }
                catch (Exception e) when (retry?.Invoke(e) == true && attempts++ < 2) { t.Log($"retry {attempts}"); }
            }

            goto Again;
        }

        public void Dispose() { foreach (var i in _idle) i.Dispose(); }
    }

    [ReactorTask] private static partial Resource Create(Trace t, int n) { Pause(n); return n == 3 ? throw new Boom("third") : t.Open($"r{n}"); }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        using var pool = new Pool<Resource>(t, n => CreateTask(t, n), 2);
        var fails = 2;
        t.Log(pool.Use(r => r.Name));
        t.Log(pool.Use(r => fails-- > 0 ? throw new Boom("flaky") : r.Name.Length, e => e is Boom));
        using (var a = pool.Rent())
        {
            using var b = pool.Rent();
            t.Log(a.Item.Name + b.Item.Name);
            try { pool.Rent(); } catch (TimeoutException e) { t.Log(e); }
        }

        try { pool.Use<int>(_ => throw new ArgumentException("no retry"), e => e is Boom); } catch (ArgumentException e) { t.Log(e); }
        t.Log(pool.Use(r => Pause2(r.Name)));
        static string Pause2(string s) => s;
    }
}
