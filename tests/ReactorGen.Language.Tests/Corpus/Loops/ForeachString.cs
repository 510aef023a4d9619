// covers: 3.3
using ReactorGen;

namespace Corpus.Loops.ForeachString;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var c in "héy")
        {
            Pause(c);
            t.Log(c);
        }

        foreach (int code in "az") t.Log(code + Pause(1));
        foreach (var _ in new int[2]) Pause();
    }
}
