// covers: 1.24, 2.4, 2.8
using ReactorGen;

namespace Corpus.Assignments.IndexOfAllPrecedences;

public sealed class Ring(Trace t)
{
    private readonly int[] _a = [1, 2, 3];
    public int Length => t.V("len", 3);
    public int this[int i] { get => t.V($"get{i}", _a[i]); set { t.Log($"set{i}"); _a[i] = value; } }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] a = [1, 2, 3];
        bool flag = t.V("flag", true);
        a[flag ? ^1 : 0] += Pause(5);
        t.Log(a[2]);
        a[(Index)1] += Pause(5);
        t.Log(a[1]);
        a[^(flag ? 1 : 2)] += Pause(5);
        a[flag ? ^2 : ^1] = Pause(7);
        a[Index.FromEnd(1)] = Pause(8);
        a[Pause(flag) ? ^1 : ^2] += Pause(9);
        t.Log(a[1]); t.Log(a[2]);
        var r = new Ring(t);
        r[^1] += Pause(1);
        r[flag ? ^1 : 0] += Pause(1);
        r[^Pause(1)] = Pause(3);
        Index? maybe = null;
        a[maybe ?? ^1] += Pause(1);
        t.Log(a[2]);
        var list = new List<int> { 1, 2, 3 };
        list[maybe ?? ^1] += Pause(1);
        list[(Index)Pause(0)]++;
        t.Log(list[2]);
    }
}
