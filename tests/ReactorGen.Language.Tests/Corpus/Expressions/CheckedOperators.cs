// covers: 1.25, 2.10, 3.17
using ReactorGen;

namespace Corpus.Expressions.CheckedOperators;

/// <summary>Of a type with both operators, the context chooses.</summary>
public static partial class Program
{
    private struct Amount
    {
        public int Value;

        public static Amount operator checked +(Amount a, Amount b) => new() { Value = checked(a.Value + b.Value) + 1000 };

        public static Amount operator +(Amount a, Amount b) => new() { Value = unchecked(a.Value + b.Value) };
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Amount amount = new() { Value = 1 };
        checked
        {
            amount += Pause(amount);
            t.Log(amount.Value);
            t.Log((amount + Pause(amount)).Value);
            amount = amount + amount;
            t.Log(amount.Value);
            unchecked
            {
                amount += Pause(amount);
                t.Log((amount + Pause(amount)).Value);
            }
        }

        amount += Pause(amount);
        t.Log((amount + Pause(amount)).Value);
        t.Log(checked(amount + Pause(amount)).Value);
    }
}
