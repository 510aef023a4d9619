// covers: 1.22
using ReactorGen;

namespace Corpus.Assignments.DeconstructionTargets;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var a = new[] { 1, 2, 3 };
        var node = new Node(t, "n");
        var i = 0;
        (a[Pause(i++)], (node.Value, node[Pause(i++)]), var z) = (Pause(10) + i, (Pause(20), a[i - 1]), Pause("z"));
        t.Log($"{i} {z}"); t.Log((object)a); t.Log(node.Value);
        (a[0], a[1], a[2]) = (a[1], Pause(a[2]), a[0]);
        t.Log((object)a);
        (i, var (p, _), node.Field) = (Pause(4), Pause(new Pair(t, 5, "q")), i);
        t.Log($"{i} {p} {node.Field}");
        long w; byte n = 3; object o;
        (w, o) = (n, Pause(n));
        t.Log(w + " " + o);
        (i, i) = (Pause(1), Pause(2));
        t.Log(i);
        var (k, (l, m)) = (Pause(1), (Pause("l"), i));
        t.Log($"{k}{l}{m}");
        foreach (var (key, value) in new Dictionary<string, int> { ["k"] = Pause(1), [Pause("j")] = 2 }) t.Log(key + Pause(value));
        ((a[0]), _) = Pause((5, 6));
        t.Log(a[0] + ((i, _) = (Pause(3), 4)).Item2 + i);
    }
}

public sealed class Pair(Trace t, int a, string b)
{
    public void Deconstruct(out int x, out (string, int) y) { t.Log("deconstruct"); x = a; y = (b, a); }
}
