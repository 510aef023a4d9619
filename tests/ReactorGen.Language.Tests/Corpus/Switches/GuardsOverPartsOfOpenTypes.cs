// covers: 3.12
using ReactorGen;

namespace Corpus.Switches.GuardsOverPartsOfOpenTypes;

using Pair = (int A, string B);
public sealed class Box<T>(T v, Trace t) { public T Value => t.V("Value", "") == "" ? v : v; public static implicit operator Box<T>((T v, Trace t) p) => new(p.v, p.t); }

public static partial class Program
{
    [ReactorTask]
    private static partial string F<T>(Trace t, Box<T> b) => b switch
    {
        { Value: int and > 3 } when Pause(false) => "no",
        { Value: int n } when Pause(n) == 4 => "four",
        { Value: string { Length: 1 } } => "s1",
        { Value: string s } when Pause(s) == "ab" => s,
        { Value: Pair { A: 1, B: "x" } } when Pause(false) => "no",
        { Value: Pair { A: 1, B: var q } } when Pause(q) == "x" => "pair x",
        { Value: null } => "null",
        { Value: IEnumerable<char> or int[] } when Pause(1) == 1 => "chars",
        { Value: var v } => $"{v}",
    };

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(F<int>(t, (4, t)) + F<int>(t, (5, t)) + F<object>(t, new("ab", t)) + F<string>(t, ("c", t)) + F<string>(t, ("cd", t)) + F<object?>(t, new(null, t)) + F<Pair>(t, new((1, "x"), t)) + F<Pair>(t, new((2, "y"), t)) + F<object>(t, new((1, "x"), t)) + F<int?>(t, new(null, t)) + F<int?>(t, new(4, t)) + F<int[]>(t, new([1], t)));
    }
}
