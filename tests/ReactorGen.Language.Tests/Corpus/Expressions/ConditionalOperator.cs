// covers: 1.13, 1.3
using ReactorGen;

namespace Corpus.Expressions.ConditionalOperator;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 4; i++)
        {
            t.Log(Pause(i) > 1 ? t.V("big", i) : Pause(-i));
            t.Log(i == 0 ? "zero" : i == 1 ? Pause("one") : Pause(i) == 2 ? "two" : Pause("many"));
            long wide = i % 2 == 0 ? Pause(i) : Pause(5L);
            t.Log(wide);
            object boxed = i > 2 ? Pause(i) : Pause("s");
            t.Log(boxed);
            int? maybe = Pause(i) > 2 ? null : i;
            t.Log(maybe);
            byte small = i > 1 ? Pause((byte)3) : (byte)4;
            t.Log(small);
        }
    }
}
