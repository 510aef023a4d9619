// covers: 5.1
using ReactorGen;

namespace Corpus.Calls.Constraints;

public interface IShape
{
    int Area { get; }
}

public class Square(int side) : IShape
{
    public int Area => side * side;
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Area(new Square(3)));
        t.Log(Reference("s") is not null);
        t.Log(Value(4));
        t.Log(Unmanaged(5L));
        t.Log(NotNull("n"));
        t.Log(Naked<IShape, Square>(new Square(2)).Area);
        t.Log(Nullable<string>(null) is null);
        t.Log(Several<Square, List<Square>>([new Square(1)]));
    }

    [ReactorTask]
    private static partial int Area<T>(T shape) where T : Square, IShape => Pause(shape).Area + shape.Area;

    [ReactorTask]
    private static partial T? Reference<T>(T? value) where T : class => Pause(value);

    [ReactorTask]
    private static partial T? Value<T>(T value) where T : struct => Pause<T?>(value);

    [ReactorTask]
    private static partial T Unmanaged<T>(T value) where T : unmanaged => Pause(value);

    [ReactorTask]
    private static partial T NotNull<T>(T value) where T : notnull => Pause(value);

    [ReactorTask]
    private static partial TBase Naked<TBase, TDerived>(TDerived value) where TDerived : TBase => Pause(value);

    [ReactorTask]
    private static partial T Nullable<T>(T value) where T : class? => Pause(value);

    [ReactorTask]
    private static partial int Several<TItem, TList>(TList items)
        where TItem : IShape
        where TList : class, IEnumerable<TItem>, new()
    {
        Pause();
        return items.Sum(item => item.Area) + new TList().Count();
    }
}
