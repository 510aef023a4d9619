// covers: 3.16, 4.1, 4.7, 5.1
using ReactorGen;

namespace Corpus.Closures.Generics;

public interface IShape { int Area { get; } }

public struct Square(int side) : IShape { public readonly int Area => side * side; }

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Collect(t, new List<int> { 1, 2 }, 7);
        Collect(t, new List<string> { "a" }, "z");
        new Box<string>("boxed").Open(t, 4);
        Areas(t, new Square(3), new Square(4));
    }

    [ReactorTask]
    private static partial void Collect<T>(Trace t, List<T> list, T last) where T : notnull
    {
        T current = list[0];
        var pairs = new List<(T Item, int Index)>();
        Action<T> add = item => { current = item; pairs.Add((item, pairs.Count)); };
        foreach (var item in list)
        {
            add(item);
            Pause();
            Local(item, 1);
            t.Log(current);
        }

        current = last;
        Pause();
        t.Log(string.Join(",", pairs.Select(p => $"{p.Item}{p.Index}{current}")));
        t.Log(Converted<string>(x => $"{x}") + Pause(1));

        void Local<TOther>(T item, TOther other) => pairs.Add((item, other!.GetHashCode()));

        TResult Converted<TResult>(Func<T, TResult> convert)
        {
            Func<TResult> run = () => convert(current);
            return run();
        }
    }

    [ReactorTask]
    private static partial void Areas<TShape>(Trace t, params TShape[] shapes) where TShape : struct, IShape
    {
        TShape? largest = null;
        foreach (var shape in shapes)
        {
            Consider(shape);
            Pause();
        }

        t.Log(largest!.Value.Area);

        void Consider(TShape shape)
        {
            if (largest is not { } known || known.Area < shape.Area) largest = shape;
        }
    }
}

public partial class Box<T>(T content) where T : class
{
    private int _opened;

    [ReactorTask]
    public partial void Open<TKey>(Trace t, TKey key) where TKey : struct, IEquatable<TKey>
    {
        var log = new List<object>();
        TKey? seen = null;
        Func<bool> isNew = () => seen is null || !key.Equals(seen.Value);
        t.Log(isNew());
        seen = key;
        Pause();
        t.Log(isNew());
        Add();
        Add();
        t.Log(string.Join(",", log));
        key = default;
        Pause();
        t.Log(isNew());

        void Add()
        {
            log.Add(content);
            log.Add(key);
            _opened++;
            log.Add(_opened);
        }
    }
}
