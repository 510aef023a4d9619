// covers: 3.17
using ReactorGen;

namespace Corpus.Statements.Queries;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var limit = 1;
        var numbers = new[] { 1, 2, 3 };
        var query = from n in Pause(numbers) where n > limit select n * 10;
        foreach (var n in query) t.Log(n + Pause(1));
        var joined = from n in numbers
                     join s in Pause(new[] { "a", "bb", "ccc" }) on n equals s.Length
                     orderby n descending
                     select s + n;
        t.Log(string.Join(",", joined));
        t.Log((from n in Pause(numbers).Take(Pause(2)) let square = n * n group square by n % 2).Count());
        foreach (var n in from x in Pause(numbers) from y in numbers where x == y select x + y) t.Log(Pause(n));
        Pause();
        var late = (from n in numbers select t.V("late", n)).ToList();
        t.Log(late.Count + Pause(1));
    }
}
