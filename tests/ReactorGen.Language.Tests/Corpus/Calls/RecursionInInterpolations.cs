// covers: 0.4, 1.15
using ReactorGen;

namespace Corpus.Calls.RecursionInInterpolations;

public sealed record Tree(int Value, Tree? Left, Tree? Right);

public static partial class Program
{
    [ReactorTask]
    private static partial string Nested(int n) => n == 0 ? Pause("x") : $"<{Nested(n - 1)}>";

    [ReactorTask]
    private static partial int Number(int n) => n == 0 ? Pause(3) : int.Parse($"{Number(n - 1),3:D2}{Number(0) + 1}") % 7;

    [ReactorTask]
    private static partial string Show(Tree? tree) => tree is null ? "." : $"({Show(tree.Left)} {tree.Value,-3}{Show(tree.Right)})" + Pause("");

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Nested(2));
        FormattableString text = $"{Number(1)}";
        string raw = $$"""{{Number(1)}}""";
        var named = new { A = Number(1) };
        Pause();
        t.Log(text.Format + raw + $"{named.A}{named}{(named with { A = Number(0) }).A}" + $@"{Number(1)}");
        t.Log($"{Show(new Tree(1, new Tree(2, null, new Tree(3, null, null)), null))}{Number(2):X}");
    }
}
