// covers: 0.5, 4.1, 4.7
// Anonymous types over type parameters, captured and changed ones, and tasks with one as their type argument.
using ReactorGen;

namespace Corpus.Lifetime.AnonymousTypesInGenerics;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Keep(t, 5, "five");
        Captured(t);
        var result = Pause(new { N = 1 });
        t.Log(result.N);
        result = Pass(t, new { N = 2 });
        t.Log(result.N);
        var list = Pass(t, new[] { result, new { N = 3 } }.ToList());
        t.Log(list[1].N);
        var again = Pass(t, Pause(new { Other = "o" }));
        t.Log(again.Other);
    }

    [ReactorTask]
    private static partial T Pass<T>(Trace t, T value)
    {
        t.Log($"{value is null}");
        Pause();
        return value;
    }

    [ReactorTask]
    private static partial void Keep<TKey, TValue>(Trace t, TKey key, TValue value) where TKey : struct where TValue : class
    {
        var entry = new { Key = key, Value = value, List = new List<TValue> { value } };
        var entries = new List<(int, IEnumerable<TKey>)>().Select(e => new { e, entry }).ToList();
        Pause();
        entry.List.Add(entry.Value);
        entries.Add(new { e = (1, (IEnumerable<TKey>)[key]), entry });
        Pause();
        t.Log($"{entry.Key}{entry.List.Count}{entries[0].e.Item1}");
    }

    [ReactorTask]
    private static partial void Captured(Trace t)
    {
        var state = new { Step = 0, Log = "" };
        var all = new[] { state }.ToList();
        var pair = (state, 1);
        Action<string> next = s => state = new { Step = state.Step + 1, Log = state.Log + s };
        next("a");
        Pause();
        next("b");
        Add();
        Pause();
        Add();
        pair.Item2++;
        t.Log($"{state.Step}{state.Log}{all.Count}{pair.state.Step}{pair.Item2}");
        foreach (var item in all)
        {
            int Step() => item.Step + state.Step + pair.Item2++;
            Pause();
            t.Log(Step() + Pause(Step()));
        }

        void Add()
        {
            all.Add(state);
            pair = (state, pair.Item2 + 1);
        }
    }
}
