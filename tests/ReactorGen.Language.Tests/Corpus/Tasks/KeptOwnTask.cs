// covers: 0.4, 4.7
// A variable that lives across a suspension holds a task of the method it stands in, directly and inside other values.
using ReactorGen;

namespace Corpus.Tasks.KeptOwnTask;

public struct Holder<T>
{
    public T Value;
}

public partial class Maker<T>(T made)
{
    [ReactorTask] public partial T Get() { Pause(); return made; }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t) => t.Log(Direct(2) + InTuple(2) + InHolder(2) + Mutual(2) + Made(1) + Closed(2));

    [ReactorTask]
    private static partial int Direct(int n)
    {
        if (n == 0) return 1;
        var task = DirectTask(0);
        Pause();
        return Await(task) + n;
    }

    [ReactorTask]
    private static partial int InTuple(int n)
    {
        if (n == 0) return 1;
        var pair = (InTupleTask(0), n);
        Pause();
        return Await(pair.Item1) + pair.n;
    }

    [ReactorTask]
    private static partial int InHolder(int n)
    {
        if (n == 0) return 1;
        var held = Held(InHolderTask(0));
        Pause();
        return Await(held.Value) + n;
    }

    [ReactorTask]
    private static partial int Mutual(int n)
    {
        if (n == 0) return 1;
        var task = OtherTask(0);
        Pause();
        return Await(task) + n;
    }

    [ReactorTask]
    private static partial int Other(int n) => n == 0 ? 2 : Mutual(n - 1);

    private static Holder<T> Held<T>(T value) => new() { Value = value };

    private static Maker<T> MakerOf<T>(T made) => new(made);

    [ReactorTask]
    private static partial int Made(int n) => n == 0 ? 0 : Await(MakerOf(MadeTask(0)).Get()) + n;

    [ReactorTask]
    private static partial int Closed(int n)
    {
        if (n == 0) return 1;
        var task = ClosedTask(0);
        Action again = () => task = ClosedTask(0);
        Pause();
        again();
        return Await(task) + n;
    }
}
