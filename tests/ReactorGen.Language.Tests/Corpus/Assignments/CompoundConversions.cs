// covers: 2.10
using ReactorGen;

namespace Corpus.Assignments.CompoundConversions;

public static partial class Program
{
    private readonly record struct Money(int Cents)
    {
        public static Money operator +(Money a, Money b) => new(a.Cents + b.Cents);

        public static implicit operator Money(int cents) => new(cents);
    }

    private static Trace s_trace = null!;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_trace = t;
        byte b = 250;
        b += Pause((byte)10);
        t.Log(b);
        b -= (byte)Pause(5);
        t.Log(b);
        char c = 'a';
        c += Pause('\u0001');
        t.Log(c);
        short s = 1;
        s <<= Pause(3);
        t.Log(s);
        var colour = Colour.Red;
        colour += Pause((byte)1);
        colour |= Pause(Colour.Blue);
        t.Log((int)colour);
        long wide = 1;
        wide += Pause(2);
        t.Log(wide);
        double d = 1;
        d /= Pause(4);
        t.Log(d);
        int? maybe = 1;
        maybe += Pause(2);
        t.Log(maybe);
        maybe += Pause<int?>(null);
        t.Log(maybe);
        var text = "x";
        text += Pause(1);
        text += Pause<object>('c');
        t.Log(text);
        Money money = 5;
        money += Pause(6);
        t.Log(money.Cents);
        Action action = () => s_trace.Log("first");
        action += Pause<Action>(() => s_trace.Log("second"));
        action();
        var flag = true;
        flag &= Pause(false);
        flag ^= Pause(true);
        t.Log(flag);
    }
}
