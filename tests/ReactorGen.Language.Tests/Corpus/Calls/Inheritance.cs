// covers: 5.5, 0.3
using ReactorGen;

namespace Corpus.Calls.Inheritance;

public class Base
{
    protected int Level = 1;

    public virtual string Name(Trace t) => "base";

    protected static string Helper() => "helper";

    public override string ToString() => "Base";
}

public partial class Derived : Base
{
    public override string Name(Trace t) => "derived";

    [ReactorTask]
    public partial string Names(Trace t)
    {
        var own = Name(t);
        Pause();
        var inherited = base.Name(t) + base.ToString();
        Level += Pause(5);
        base.Level++;
        return own + inherited + Level + Helper() + this.GetHashCode().Equals(GetHashCode()) + base.Name(t) + Pause(1);
    }

    public override string ToString() => "Derived";
}

public sealed partial class MostDerived : Derived
{
    public override string Name(Trace t) => "most derived";

    [ReactorTask]
    public partial int More(Trace t)
    {
        t.Log(Names(t));
        return base.Names(t).Length + Level;
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(new Derived().Names(t));
        t.Log(new MostDerived().More(t));
        Derived d = new MostDerived();
        t.Log(d.Names(t));
    }
}
