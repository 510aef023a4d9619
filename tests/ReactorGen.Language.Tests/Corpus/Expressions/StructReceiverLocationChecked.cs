// covers: 1.5, 1.29
// The object of a field and the index of an element are looked at before the argument suspends.
using ReactorGen;

namespace Corpus.Expressions.StructReceiverLocationChecked;

public static partial class Program
{
    private sealed class Holder
    {
        public Counter Counter;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Counter[] array = new Counter[1];
        try
        {
            array[t.V("index", 5)].Add(Pause(1));
        }
        catch (IndexOutOfRangeException)
        {
            t.Log("out of range");
        }

        var holder = new Holder();
        var first = holder;
        first.Counter.Add(Replace(ref holder) + Pause(2));
        t.Log($"{first.Counter.N} {holder.Counter.N}");
        holder = first;
        holder.Counter.Add(Replace(ref holder) + Pause(3));
        t.Log($"{first.Counter.N} {holder.Counter.N}");
    }

    private static int Replace(ref Holder holder)
    {
        holder = new Holder();
        return 10;
    }
}
