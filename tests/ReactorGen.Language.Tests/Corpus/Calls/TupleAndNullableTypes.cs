// covers: 4.7, 5.3, 5.4
using ReactorGen;

namespace Corpus.Calls.TupleAndNullableTypes;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var bounds = Bounds([3, 1, 2]);
        t.Log($"{bounds.Low} {bounds.High}");
        t.Log(Bounds([5]).High);
        var found = Find(["a", null], 1);
        t.Log(found is null);
        var nested = Nested(null);
        t.Log(nested?["k"]?.Count);
        foreach (var item in Items(2)) t.Log(item.Name);
        var kept = (A: 1, B: "b");
        Pause();
        t.Log(kept.A + kept.B);
    }

    [ReactorTask]
    private static partial (int Low, int High) Bounds(int[] items)
    {
        (int Low, int High) result = (items[0], items[0]);
        foreach (var item in items)
        {
            Pause(item);
            result = (Math.Min(result.Low, item), Math.Max(result.High, item));
        }

        return result;
    }

    [ReactorTask]
    private static partial string? Find(string?[] items, int index) { Pause(); return items[index]; }

    [ReactorTask]
    private static partial Dictionary<string, List<int?>?>? Nested(Dictionary<string, List<int?>?>? given) { Pause(); return given; }

    [ReactorTask]
    private static partial (int Id, string Name)[] Items(int n) { Pause(); return [(n, "one"), (n, "two")]; }
}
