// covers: 1.5
using ReactorGen;

namespace Corpus.Expressions.StructReceiverStaysInPlace;

public static partial class Program
{
    private static Counter s_counter;

    private sealed class Holder
    {
        public Counter Counter;
        public readonly Counter Fixed;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_counter = default;
        Counter local = default;
        t.Log(local.Add(Pause(1)));
        t.Log(local.Add(Pause(2)) + local.N);
        t.Log(local.N);

        var holder = new Holder();
        t.Log(holder.Counter.Add(Pause(3)));
        t.Log(holder.Counter.N);

        Counter[] array = new Counter[2];
        var i = 1;
        t.Log(array[i].Add(Move(ref i) + Pause(4)));
        t.Log($"{array[0].N} {array[1].N} {i}");

        t.Log(s_counter.Add(Pause(5)));
        t.Log(s_counter.N);

        // Read-only: on a copy.
        t.Log(holder.Fixed.Add(Pause(6)));
        t.Log(holder.Fixed.N);

        // A value: on a copy that nobody sees.
        t.Log(Make().Add(Pause(7)));

        // Seen by the call: what changed while it waited.
        t.Log(local.Add(Bump(ref local) + Pause(8)));
        t.Log(local.N);
    }

    private static int Move(ref int i) => i = 0;

    private static Counter Make() => new() { N = 40 };

    private static int Bump(ref Counter counter) => counter.N += 1000;
}
