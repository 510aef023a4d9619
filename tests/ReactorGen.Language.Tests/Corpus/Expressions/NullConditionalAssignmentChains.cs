// covers: 2.13, 1.26
using ReactorGen;

namespace Corpus.Expressions.NullConditionalAssignmentChains;

public static partial class Program
{
    private struct Pos { public int X; public int[] A; }
    private sealed class Node(Trace t, string name)
    {
        public Node? Next { get => t.V($"{name}.Next", field); set { t.Log($"{name}.Next="); field = value; } }
        public int F; public string? S; public Pos Pos; public Action<int>? On; public event Action? E;
        public Dictionary<string, Node?> Map = [];
        public Node?[]? Array;
        public int? N { get; set; }
        public int this[int i, string k = "d"] { get => t.V($"{name}[{i}{k}]", F); set { t.Log($"{name}[{i}{k}]={value}"); F = value; } }
        public Node? Get(int i) { t.Log($"{name}.Get {i}"); return i > 0 ? this : null; }
        public void Raise() => E?.Invoke();
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var a = new Node(t, "a") { Next = new(t, "b") };
        Node? n = null;
        a?.Next?.F = Pause(1);
        a?.Next?.Next?.F = Pause(2);
        a?.Next?.Pos.X = Pause(3);
        a?.Get(Pause(1))?.Next?.F += Pause(4);
        a?.Get(Pause(0))?.Next?.F += Pause(5);
        a?[Pause(1)] += Pause(6);
        n?[Pause(1)] += Pause(6);
        a?.Next?.S ??= Pause("s");
        a?.Next?.S += Pause("t");
        a?.N ??= Pause(7);
        a?.N += a?.N ?? Pause(8);
        a?.Array?[Pause(0)]?.F = Pause(9);
        a!.Array = [null, a.Next];
        a?.Array?[Pause(1)]?.F *= Pause(10);
        a?.Array?[0] ??= n ?? Pause(a);
        a?.Map[Pause("k")] = Pause(a);
        a?.Map["k"]?.F -= Pause(1);
        a?.On = x => t.Log($"on {x}");
        a?.On?.Invoke(Pause(11));
        a?.On += Pause<Action<int>>(x => t.Log($"again {x}"));
        a!.On!(Pause(1));
        n?.E += Pause<Action>(() => { });
        a?.E += Pause<Action>(() => t.Log("raised"));
        a!.Raise();
        a?.Pos.A = [Pause(1), 2];
        a?.Pos.A[Pause(1)] <<= Pause(2);
        int? r = a?.Next?.F = Pause(20);
        string? s = n?.S = Pause("never");
        t.Log($"{a!.F} {a.Next!.F} {a.Next.S} {a.N} {a.Pos.A[1]} {r} {s ?? "null"} {a.Array[0] == a}");
        t.Log((a?.Next?.F = Pause(1)) is null ? "null" : "set");
        if ((n?.Next = Pause(a)) is not null) t.Log("no");
        a?.Next = Pause(n);
        a?.Next?.Next = a?.Get(Pause(1));
        t.Log(a!.Next is null);
    }
}
