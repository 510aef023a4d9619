// covers: 5.1, 5.5
using ReactorGen;

namespace Corpus.Calls.Records;

public partial record Person(string Name, int Age)
{
    [ReactorTask]
    public partial string Describe(Trace t)
    {
        t.Log(Name);
        var older = this with { Age = Age + 1 };
        Pause();
        return $"{Name} {older.Age} {this == older}";
    }
}

public readonly partial record struct Point(int X, int Y)
{
    [ReactorTask]
    public partial int Sum() => X + Pause(Y) + X;
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(new Person("Ada", 36).Describe(t));
        t.Log(new Point(1, 2).Sum());
        var p = new Point(3, 4);
        t.Log(p.Sum() + p.Sum());
    }
}
