// covers: 1.13
using ReactorGen;

namespace Corpus.Expressions.UserDefinedOperators;

public static partial class Program
{
    private readonly record struct Money(int Cents)
    {
        public static Money operator +(Money a, Money b) => new(a.Cents + b.Cents);

        public static Money operator -(Money a) => new(-a.Cents);

        public static implicit operator Money(int cents) => new(cents);

        public static explicit operator int(Money money) => money.Cents;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Money m = Pause(5);
        t.Log((m + Pause(new Money(3))).Cents);
        t.Log((m + Pause(4)).Cents);
        t.Log((3 + Pause(m)).Cents);
        t.Log((-Pause(m)).Cents);
        t.Log((int)Pause(m) + (int)(m + Pause(1)));
        m += Pause(6);
        t.Log(m.Cents);
        t.Log(m == Pause(m));
    }
}
