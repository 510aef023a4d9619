// covers: 3.11, 3.12
using ReactorGen;

namespace Corpus.Switches.GuardsOverDesignations;

public record Packet
{
    public sealed record Subscription(int Id, params (string Filter, int Quality)[] Topics) : Packet;
    public sealed record Connection(int Number, (string Topic, int[] Payload)? Will = null) : Packet;
    public sealed record Two(int A, Point P) : Packet { public int @class; }
}

public sealed record Point(int X, int Y);

public static partial class Program
{
    [ReactorTask]
    private static partial string Show(Packet packet) => packet switch
    {
        Packet.Subscription(var id, [.., var (f, q)] and { Length: var n }) when Pause(n) < 2 => $"{id} {n} {f}:{q}",
        Packet.Subscription(_, [var (first, _), ..]) => first,
        Packet.Two(1, var (x, y)) when Pause(x) > 5 => $"big {y}",
        Packet.Two(var a, (var x, _)) when Pause(x) > a => $"{a} < {x}",
        Packet.Two(var a, var (x, _)) { @class: 1 } when Pause(a) > 1 => $"{a}{x}",
        Packet.Two { @class: 1 } => "class",
        Packet.Connection { Will: ({ Length: var n }, _) } when Pause(n) == 1 => "short will",
        Packet.Connection { Will: { Topic: var topic } } when Pause(topic) == "q" => "q",
        Packet.Connection { Will.Payload: [1, ..] } => "payload",
        Packet.Connection { Will: null, Number: var k } => $"no will {k}",
        _ => "none",
    };

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Packet[] packets =
        [
            new Packet.Subscription(1, [("a", 2)]), new Packet.Subscription(2, [("b", 1), ("c", 3)]), new Packet.Two(1, new(9, 2)), new Packet.Two(2, new(3, 3)),
            new Packet.Two(4, new(1, 1)) { @class = 1 }, new Packet.Two(1, new(0, 1)) { @class = 1 }, new Packet.Connection(1), new Packet.Connection(2, ("x", [1])),
            new Packet.Connection(3, ("xy", [1])), new Packet.Connection(4, ("xy", [])),
        ];
        foreach (Packet packet in packets) t.Log(Show(packet));
    }
}
