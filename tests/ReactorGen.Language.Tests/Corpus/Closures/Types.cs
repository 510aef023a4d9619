// covers: 4.1, 4.7
using ReactorGen;

namespace Corpus.Closures.Types;

public static partial class Program
{
    private sealed class Hidden
    {
        public int N;
    }

    private enum Mood { Good, Bad }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        (int Left, string? Right) pair = (1, null);
        dynamic any = 1;
        string? maybe = null;
        int? number = null;
        Hidden hidden = new();
        Mood mood = Mood.Good;
        int[][] jagged = [[1], [2, 3]];
        Dictionary<string, List<(int X, int? Y)>> map = [];
        Memory<byte> memory = new byte[3];
        Action change = () =>
        {
            pair = (pair.Left + 1, maybe);
            any = any + 1;
            maybe = maybe is null ? "m" : maybe + "m";
            number = (number ?? 0) + 1;
            hidden = new Hidden { N = hidden.N + 1 };
            mood = mood == Mood.Good ? Mood.Bad : Mood.Good;
            jagged = [.. jagged, [jagged.Length]];
            map["k"] = [(pair.Left, number)];
            memory = memory[1..];
        };
        change();
        Pause();
        change();
        t.Log($"{pair.Left} {pair.Right} {any} {maybe} {number} {hidden.N} {mood} {jagged.Length} {map["k"][0].Y} {memory.Length}");
        any = "text";
        pair.Right = maybe?.Trim();
        Pause();
        t.Log($"{any.Length} {pair.Right!.Length} {Count()}");
        hidden.N++;
        t.Log(hidden.N + Pause(Count()));

        int Count() => map.Count + hidden.N + (number ?? 0);
    }
}
