// covers: 1.20, 1.22, 2.2, 4.3
using ReactorGen;

namespace Corpus.Lifetime.RecordStructTupleState;

public static partial class Program
{
    private record struct State(int A, (int X, int[] Y) B0, string? Name = null) { public (int X, int[] Y) B = B0; public Counter C; public readonly int Sum => A + B.X + C.N; public void Reset() => this = default; }
    private sealed class Owner { public State S; public State P { get; set; } public State[] All = new State[2]; public Dictionary<string, State> Map = []; }

    [ReactorTask]
    private static partial State Change(State s, int n)
    {
        s.A += Pause(n);
        s.B.X = s.A + Pause(s.B.X);
        s.B.Y = [s.A, .. s.B.Y ?? [], Pause(n)];
        s.B = s.B with { X = s.B.X + Pause(1) };
        s.C.Add(Pause(2));
        (s.Name, s.C.N) = (s.Name + Pause("n"), s.C.N + s.C.Next());
        var ((a, _, name), (x, y)) = (s, s.B);
        return s with { A = a + x + y.Length + name!.Length };
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var o = new Owner();
        o.S = Change(o.S, 1);
        o.P = Change(o.S with { Name = Pause("x") }, 2);
        o.All[Pause(1)] = Change(o.P, 3);
        o.All[1].B.X += Pause(4) + o.All[1].C.Next();
        o.All[0].B.Y ??= [Pause(5)];
        o.All[0].B.Y[0] *= Pause(6);
        o.Map["k"] = Change(o.All[Pause(0)], o.All.Length);
        o.Map["k"] = o.Map["k"] with { B = (Pause(7), []) };
        foreach (var s in new[] { o.S, o.P, o.All[0], o.All[1], o.Map["k"] }) t.Log($"{s.A} {s.B.X} {s.B.Y.Length} {s.Name} {s.C} {s.Sum}");
        (o.S.B.X, o.All[0].B.Y[0], (o.S.A, _)) = (o.S.A, Pause(8), (Pause(9), 0));
        t.Log(o.S.Sum + o.All[0].B.Y[0]);
        o.S.Reset();
        o.All[Pause(0)].Reset();
        o.P.Reset();
        t.Log($"{o.S == default(State)} {o.All[0].Sum} {o.P.Sum > 0}");
        State? maybe = Pause(true) ? o.P : null;
        maybe = maybe is { B: { X: > 0 } b } v ? v with { B = b with { X = Pause(0) } } : null;
        t.Log(maybe?.B.X);
        ((int, int) P, State S) nested = ((1, Pause(2)), new(1, default));
        nested.P.Item2 += nested.S.A = Pause(3);
        nested.S.C.N++;
        nested.S.B.X = nested.S.C.Add(Pause(1));
        t.Log(nested.P.Item2 + nested.S.Sum);
    }
}
