// covers: 3.12
using ReactorGen;

namespace Corpus.Switches.GuardsOverNullableParts;

public interface IShape { string Name { get; } }
public record struct Sq(int Side) : IShape { public string Name => "sq"; public Sq? Inner => Side > 2 ? new Sq(1) : null; }
public record Ci(double R) : IShape { public string Name => "ci"; public (int X, int Y)? At { get; init; } public int? Id { get; init; } }

public static partial class Program
{
    [ReactorTask]
    private static partial string F<T>(Trace t, T shape) where T : IShape => shape switch
    {
        Sq { Side: 1 } when Pause(false) => "no",
        Sq { Side: 1, Name: "sq" } => "s1",
        Sq { Name.Length: 2, Side: var s } when Pause(s) == 2 => "s2",
        Ci { At: (1, var y), Id: 3 } when Pause(y) > 2 => $"at 1,{y}",
        Ci { At.X: 1 or 2, Id: null } => "x12",
        Ci { At: { X: > 2, Y: var y } at } when Pause(at.X) > y => $"{at}",
        Ci { Id: { } id } when Pause(id) == 4 => $"id {id}",
        Ci { At: null, R: > 1 and var r } => $"r {r}",
        { Name: [_, 'q'] } => "ends q",
        _ => "other",
    };

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(F(t, new Sq(1)) + F(t, new Sq(2)) + F<IShape>(t, new Sq(3)));
        foreach (var c in new Ci[] { new(1), new(2), new(1) { At = (1, 3), Id = 3 }, new(1) { At = (1, 2), Id = 3 }, new(1) { At = (2, 2) }, new(1) { At = (5, 2), Id = 4 }, new(1) { At = (5, 7), Id = 4 } })
            t.Log(F(t, c) + F<IShape>(t, c));
        t.Log(new Sq(4) switch { { Inner.Side: 2 } when Pause(true) => "a", { Inner: { Side: 1 } i } when Pause(i.Side) == 2 => "b", { Inner: not null and var k } => $"{k}", _ => "c" });
    }
}
