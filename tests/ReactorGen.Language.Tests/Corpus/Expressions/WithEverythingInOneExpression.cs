// covers: 1.13, 1.17, 1.19, 1.20, 1.21, 1.23, 1.24, 3.12
using ReactorGen;

namespace Corpus.Expressions.WithEverythingInOneExpression;

public static partial class Program
{
    private sealed record Node(string Name, params Node[] Children) { public int Weight { get; init; } = 1; public Node this[Range r] => new(Name, Children[r]); }

    [ReactorTask] private static partial Node? Load(string name) => Pause(name) switch { "root" => new(name, new("a"), new("b") { Weight = Pause(5) }, new("c")), ['x', ..] => null, _ => new(name) };

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log((Load("root") is { Children: [_, .. { Length: > 1 } rest] } r ? r with { Name = Pause("copy"), Children = [.. rest, Load("z") ?? throw new Boom("z")], Weight = r[1..][..Pause(1)].Children[0].Weight + (Load("x1")?.Weight ?? Pause(10)) } : throw new Boom("root")) is var n ? $"{n.Name}:{n.Weight}:{string.Join("", from c in n.Children select c.Name)}" : "");
        t.Log(new Dictionary<string, (Node? N, int[] A)> { [Pause("k") + "1"] = (Load("q"), [1, Pause(2), .. Load("root")!.Children.Select(c => c.Weight)]), ["k2"] = default }["k1"] is ({ Name: var nm }, [.., var last]) ? nm + last : "none");
        t.Log((Pause(1), Load("xx")?.Name, new { Z = Load("w")!.Name }) is (1, null, { Z: "w" }) && (Load("p")! with { Weight = Pause(3) })[Pause(0)..^0].Weight switch { 1 => true, var w => w == Pause(4) });
        var s = "";
        foreach (var (c, i) in (Load("root")?.Children ?? []).Select((c, i) => (c, i)).Reverse()) s += c is { Weight: > 1 and var w } && w == Pause(5) ? $"[{i}{w}]" : (s.Length > 0 ? s[^Pause(1)] : '_') + (i switch { 0 when Load(c.Name) is { Name: "a" } => "!", _ => null } ?? Pause("?"));
        t.Log(s);
        Func<Node, Node>[] edits = [x => x with { Weight = 7 }, Load("x") is null ? x => x with { Name = x.Name + s } : throw new Boom("no")];
        t.Log(edits.Aggregate(Load("e")!, (acc, f) => f(acc)) is { Name: { } name, Weight: 7 } ? name[..Pause(1)] + name[^1..] : "?");
        int? total = null;
        total = (total ??= Load("root")?.Children.Length) + (total > 2 ? checked((byte)Pause(200)) : Pause(1)) << (total is { } v ? v - Pause(2) : 0);
        t.Log(total);
    }
}
