// covers: 3.12
using ReactorGen;

namespace Corpus.Switches.SwitchesInArmsAndGuards;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var x in new[] { 1, 2, 3, 4 })
        {
            var r = x switch
            {
                1 when Pause(2) switch { 2 when Pause(true) => false, _ => true } => "never",
                1 or 2 => (x, Pause(x)) switch { (1, var a) when Pause(a) == 1 => "in1", (var a, var b) when a == Pause(b) => $"in{a}{b}", _ => "x" },
                > 2 and < 4 when Pause(x) is 3 and var y => Pause(y) switch { > 2 => "y", _ => throw new Boom("no") },
                _ => x switch { 4 => t.V("four", "4"), _ => Pause("z") } + Pause("!"),
            };
            t.Log(r);
        }
        string? s = Pause<string?>(null);
        t.Log((s, s?.Length) switch { (null, { }) => "a", ({ Length: > 1 }, _) when Pause(true) => "b", (null, null) when Pause(s) is null => "c", _ => "d" });
    }
}
