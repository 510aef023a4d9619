// covers: 3.12
using ReactorGen;

namespace Corpus.Statements.SwitchExpressions;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 4; i++)
        {
            t.Log(Pause(i) switch { 0 => Pause("zero"), 1 when Pause(true) => "one", var n and < 3 => "two" + Pause(n), _ => "many" });
            long wide = i switch { 0 => 1, 1 => Pause(2L), _ => Pause(3) };
            t.Log(wide);
            try
            {
                t.Log(i switch { 0 => Pause(1), 1 => throw new Boom(Pause("thrown")) });
            }
            catch (Exception e) when (e is Boom or System.Runtime.CompilerServices.SwitchExpressionException)
            {
                t.Log(e.GetType().Name);
            }
        }
    }
}
