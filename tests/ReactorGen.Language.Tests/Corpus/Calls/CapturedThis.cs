// covers: 4.3
using ReactorGen;

namespace Corpus.Calls.CapturedThis;

public partial class Holder(Trace t)
{
    private int _n = 1;

    [ReactorTask]
    public partial int Work()
    {
        Func<int> read = () => _n++;
        Pause();
        t.Log(read());
        var local = Pause(5);
        int Add() => local + _n;
        Pause();
        return Add() + read();
    }
}

public partial struct Value(int n)
{
    private readonly int _n = n;

    [ReactorTask]
    public partial int Work()
    {
        var copy = this;
        Func<int> read = () => copy._n;
        Pause();
        return read();
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(new Holder(t).Work());
        t.Log(new Value(3).Work());
    }
}
