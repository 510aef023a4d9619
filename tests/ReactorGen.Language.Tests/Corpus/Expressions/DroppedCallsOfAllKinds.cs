// covers: 1.28
#define ONE
#define TWO
#undef TWO
#if NEVER
#define THREE
#endif
using ReactorGen;
using Conditional = System.Diagnostics.ConditionalAttribute;

namespace Corpus.Expressions.DroppedCallsOfAllKinds;

public class Base
{
    public Base? Self => this;

    [Conditional("THREE")]
    public virtual void Never(int x) => throw new Boom("never");
}

public class Derived : Base
{
    public override void Never(int x) => throw new Boom("derived");
}

public static partial class Program
{
    [Conditional("ONE")]
    private static void One(Trace t, int x) => t.Log(x);

    [Conditional("TWO")]
    private static void Two(Trace t, int x) => t.Log(x);

    [Conditional("TWO"), Conditional("ONE")]
    private static void Either(Trace t, int x) => t.Log(x);

    [Conditional("TWO")]
    private static void Extended(this Base b, string x) => throw new Boom(x);

    static partial void Hook(int x);

    [ReactorTask]
    private static partial void Arrow(Trace t) => Two(t, Pause(1));

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        One(t, Pause(1)); Two(t, Pause(2)); Either(t, Pause(3));
        Arrow(t);
        new Derived().Never(Pause(4));
        Base? b = new();
        b?.Never(Pause(5));
        Pause(b)?.Self?.Never(Pause(6));
        b!.Self!.Extended(Pause("extended"));
        Pause(b).Never(t.V("x", 7));
        Hook(Pause(8));
        int i = 0;
        for (Two(t, Pause(9)); i < Pause(2); i++, Two(t, Pause(10))) t.Log(i);
        for (i = 0, One(t, Pause(11)); t.Is("go", i < 1); i++, One(t, Pause(12))) t.Log(i);
    }
}
