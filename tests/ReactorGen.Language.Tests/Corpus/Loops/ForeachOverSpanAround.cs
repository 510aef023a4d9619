// covers: 4.5, 3.3
using ReactorGen;

namespace Corpus.Loops.ForeachOverSpanAround;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] array = [1, 2, 3];
        var sum = Pause(0);
        foreach (var item in array.AsSpan()) sum += item;
        Pause(sum);
        foreach (ref readonly var item in (ReadOnlySpan<int>)array) sum -= item;
        t.Log(sum + Pause(1));
    }
}
