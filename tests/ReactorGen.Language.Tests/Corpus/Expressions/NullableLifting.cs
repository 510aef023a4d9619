// covers: 1.13, 1.25
using ReactorGen;

namespace Corpus.Expressions.NullableLifting;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int? none = null;
        int? some = 5;
        long? wide = Pause(some) + 1;
        t.Log(wide);
        t.Log(Pause(none) == null);
        t.Log(Pause(some) > 4 && Pause(none) == null == t.Is("yes", true));
        t.Log((int?)Pause(3) * some);
        t.Log(Pause(some) == Pause(5));
        t.Log(Pause(some).HasValue ? Pause(some).Value : Pause(-1));
        t.Log(Pause(none).GetValueOrDefault(Pause(6)));
        bool? unknown = null;
        t.Log(unknown & Pause(false));
        t.Log(Pause(true) | unknown);
        try
        {
            t.Log((int)Pause(none)!);
        }
        catch (InvalidOperationException)
        {
            t.Log("no value");
        }
    }
}
