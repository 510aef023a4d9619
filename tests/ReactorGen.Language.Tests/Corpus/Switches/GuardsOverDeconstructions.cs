// covers: 3.12
using ReactorGen;

namespace Corpus.Switches.GuardsOverDeconstructions;

public sealed class C(Trace t) { public bool Fails; public int X => Fails ? t.Throw<int>("X") : t.V("X", 1); public void Deconstruct(out int a, out int b, out C? c) { t.Log("decon"); (a, b, c) = (1, 2, this); } public void Deconstruct(out int a) { t.Log("one"); a = 5; } public C Self => this; public int this[string s] => s.Length; }

public static partial class Program
{
    [ReactorTask]
    private static partial string F(Trace t, C? c)
    {
        try
        {
            return c switch
            {
                (1, 3, _) when Pause(true) => "no",
                C(4) when Pause(true) => "no",
                (_, 2, { X: 2 }) or { Self.X: 3 } when Pause(true) => "no",
                C(var a) { X: 1 } k when Pause(a) == 5 && k == c => "five" + a,
                (var a, var b, var d) e when Pause(a) > b => $"{a}{b}{d == e}",
                (not 2, > 1 and var b, (_, _, { } deep)) when Pause(b) == 2 => $"{b} {deep == c}",
                { } => "some",
                _ => Pause("null"),
            };
        }
        catch (Boom b) when (b is not null) { return b.Message; }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(F(t, null) + F(t, new(t)) + F(t, new(t) { Fails = true }));
    }
}
