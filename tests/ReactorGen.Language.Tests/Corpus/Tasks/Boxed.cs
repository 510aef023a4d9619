// covers: 5.6, 5.4
using ReactorGen;

namespace Corpus.Tasks.Boxed;

public interface IHandler
{
    BoxedTask<int> Handle(int x);
}

public sealed partial class Doubling(Trace t) : IHandler
{
    public BoxedTask<int> Handle(int x) => DoubleTask(x);

    [ReactorTask]
    public partial int Double(int x)
    {
        t.Log("double");
        return Pause(x) * 2;
    }
}

public sealed partial class Negating : IHandler
{
    public BoxedTask<int> Handle(int x) => NegateTask(x);

    [ReactorTask]
    public partial int Negate(int x) => -Pause(x);
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        IHandler[] handlers = [new Doubling(t), new Negating()];
        foreach (var handler in handlers) t.Log(Await(handler.Handle(5)) + Await(handler.Handle(Pause(6))));
        for (var i = 0; i < 2; i++)
        {
            BoxedTask<int> chosen = i == 0 ? OneTask() : TwoTask(t);
            t.Log(Await(chosen));
        }

        Func<int, BoxedTask<int>> make = static n => new Negating().Handle(n);
        t.Log(Await(make(3)) + Await(make(4)));
    }

    [ReactorTask]
    private static partial int One() => Pause(1);

    [ReactorTask]
    private static partial int Two(Trace t)
    {
        t.Log("two");
        return Pause(2);
    }
}
