// covers: 4.1, 4.2, 4.3, 4.4
// Pattern, out and deconstructed variables that are captured, some in the statement that declares them.
using ReactorGen;

namespace Corpus.Closures.PatternVariables;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Run(t, 5, "12");
        Run(t, "five", "x");
        Run(t, null, "");
    }

    [ReactorTask]
    private static partial void Run(Trace t, object? o, string text)
    {
        List<int> list = [1, 5, 12];
        if (o is int n && list.Any(i => i == n)) t.Log($"in list {n} {Pause(n)}");
        if (o is string { Length: var length } s && s.All(c => s.Contains(c) && length > 0))
        {
            Pause();
            Action twice = () => s += s;
            twice();
            t.Log(s + length);
        }

        if (int.TryParse(text, out var parsed) && list.Contains(Pause(parsed))) t.Log(list.Count(i => i <= parsed));
        Func<int> read = () => parsed++;
        Pause();
        t.Log(read() + parsed);
        if (!(o is string word)) t.Log("no word");
        else
        {
            Pause();
            t.Log(Words());

            string Words() => word + word.Length;
        }

        var (left, right) = (1, text);
        Action swap = () => (left, right) = (right.Length, $"{left}");
        swap();
        Pause();
        swap();
        t.Log($"{left} {right}");
        Two(out int _, out var second);
        Action more = () => second++;
        more();
        t.Log(second);
        var queue = new Queue<int>([1, 2, 3]);
        List<Func<int>> all = [];
        while (queue.TryDequeue(out var item))
        {
            all.Add(() => item++);
            Pause();
            item += 10;
        }

        foreach (var f in all) t.Log(f() + Pause(f()));
        if (o is not int other) return;
        Func<int> bump = () => ++other;
        Pause();
        t.Log(bump() + other);
    }

    private static void Two(out int a, out int b) => (a, b) = (1, 2);
}
