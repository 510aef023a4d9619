// covers: 1.7, 2.3
using ReactorGen;

namespace Corpus.Expressions.TypeParameterElements;

public interface ICounts
{
    int Count { get; set; }

    int Add(int n);
}

public sealed class CountsInClass : ICounts
{
    public int Count { get; set; }

    public int Add(int n) => Count += n;
}

public struct CountsInStruct : ICounts
{
    public int Count { get; set; }

    public int Add(int n) => Count += n;
}

public sealed class Holder<T> { public T Item = default!; }

public static partial class Program
{
    private static int Put<T>(out T place, T value) { place = value; return 1; }

    [ReactorTask]
    private static partial void InField<T>(Trace t, Holder<T> holder, T other) where T : ICounts
    {
        t.Log(holder.Item.Add(Put(out holder.Item, other) + Pause(2)));
        t.Log(holder.Item!.Count);
    }

    [ReactorTask]
    private static partial void InArray<T>(Trace t, T[] items, T other) where T : ICounts
    {
        t.Log((items[0]).Add(Put(out items[0], other) + Pause(2)));
        items[0].Count = Put(out items[0], other) + Pause(3);
        items[0]!.Count += Put(out items[0], other) + Pause(4);
        t.Log(items[0].Count);
        try { t.Log(items[t.V("index", 5)].Add(Pause(6))); } catch (IndexOutOfRangeException) { t.Log("range"); }
    }

    [ReactorTask]
    private static partial void InTuple<T>(Trace t, (T Item, int N) pair, T other) where T : ICounts
    {
        t.Log(pair.Item.Add(Put(out pair.Item, other) + Pause(2)));
        t.Log(pair.Item.Count);
    }

    [ReactorTask]
    private static partial void All<T>(Trace t, T one, T other) where T : ICounts
    {
        InField(t, new Holder<T> { Item = one }, other);
        InArray(t, [one], other);
        InTuple(t, (one, 1), other);
        t.Log($"{one.Count} {other.Count}");
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        All(t, new CountsInClass(), new CountsInClass());
        All(t, new CountsInStruct(), new CountsInStruct());
    }
}
