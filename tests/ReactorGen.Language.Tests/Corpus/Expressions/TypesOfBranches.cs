// covers: 1.3, 3.12, 1.13
using ReactorGen;

namespace Corpus.Expressions.TypesOfBranches;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 3; i++)
        {
            object number = i == 0 ? Pause(1) : 2.5;
            t.Log(number);
            object chosen = i switch { 0 => Pause(1), 1 => 2L, _ => 'c' };
            t.Log(chosen);
            object? mixed = i switch { 0 => Pause("text"), 1 => 5, _ => null };
            t.Log(mixed);
            byte small = i switch { 0 => 1, _ => Pause((byte)2) };
            t.Log(small);
            long? wide = i switch { 0 => null, 1 => Pause(5), _ => 6 };
            t.Log(wide);
            Func<int, int> function = i switch { 0 => x => x + Pause2(i), _ when Pause(true) => Math.Abs, _ => null! };
            t.Log(function(-7));
            IEnumerable<int> items = i > 0 ? Pause(new List<int> { i }) : [];
            t.Log(items.Count());
        }
    }

    private static int Pause2(int x) => x;
}
