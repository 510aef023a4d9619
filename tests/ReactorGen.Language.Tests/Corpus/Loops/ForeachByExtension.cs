// covers: 3.3
using ReactorGen;

namespace Corpus.Loops.ForeachByExtension;

public static class RangeEnumeration
{
    public static IEnumerator<int> GetEnumerator(this Range range)
    {
        for (var i = range.Start.Value; i < range.End.Value; i++) yield return i;
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var i in 1..4)
        {
            Pause(i);
            t.Log(i);
        }
    }
}
