// covers: 5.1, 0.9a
// The body works on the copy taken at the call, as an async method does.
using ReactorGen;

namespace Corpus.Calls.StructMethods;

public partial struct Gauge
{
    public int Level;

    [ReactorTask]
    public partial int Read(Trace t, int add)
    {
        t.Log(Level);
        var level = Level + Pause(add);
        return level + Level + Half();
    }

    [ReactorTask]
    public partial int Change(Trace t)
    {
        Level += Pause(10);
        this.Level++;
        t.Log(Level);
        return Level;
    }

    public readonly int Half() => Level / 2;

    public override readonly string ToString() => $"gauge {Level}";
}

public readonly partial struct Fixed(int value)
{
    private readonly int _value = value;

    [ReactorTask]
    public partial int Twice() => _value + Pause(_value);
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var gauge = new Gauge { Level = 4 };
        t.Log(gauge.Read(t, 1));
        t.Log(gauge.Change(t));
        t.Log(gauge.Level);
        Gauge[] array = [gauge];
        t.Log(array[0].Change(t) + array[0].Level);
        t.Log(new Fixed(5).Twice());
        t.Log(Pause(new Fixed(6)).Twice());
        t.Log(gauge.Read(t, Set(ref gauge) + Pause(2)));
    }

    private static int Set(ref Gauge gauge) => gauge.Level = 50;
}
