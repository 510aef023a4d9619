// covers: 0.5, 4.7
// Values of types that hold anonymous types, alive across suspensions: alone, in collections, tuples, delegates, queries, enumerators.
using ReactorGen;

namespace Corpus.Lifetime.AnonymousTypes;

public static partial class Program
{
    private sealed class Secret(int n)
    {
        public int N => n;
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var point = new { X = 1, Y = (string?)null, @class = new { Deep = 2.5, Kind = DayOfWeek.Friday } };
        Pause();
        t.Log($"{point.X} {point.Y} {point.@class.Deep} {point}");
        point = new { X = Pause(2), Y = (string?)"y", @class = point.@class };
        Pause();
        t.Log(point.X + point.Y + point.@class.Kind);
        var list = new[] { 3, 1, 2 }.Select(n => new { N = n, Text = $"<{n}>" }).ToList();
        Pause();
        list.Add(new { N = 9, Text = "nine" });
        foreach (var item in list)
        {
            Pause();
            t.Log(item.N + item.Text);
        }

        var array = new[] { new { A = 1 }, new { A = Pause(2) } };
        var jagged = new[] { array, array };
        Pause();
        t.Log(array[0].A + array[1].A + jagged[1][1].A);
        foreach (var item in array)
        {
            Pause(item.A);
            t.Log(item);
        }

        var pair = (First: new { P = 1 }, Second: 5);
        Pause();
        pair.Second += pair.First.P;
        Pause();
        t.Log($"{pair.First} {pair.Second}");
        var sorted = from item in list orderby item.N descending select new { item.N, Twice = item.N * 2 };
        Pause();
        t.Log(string.Join(",", sorted.Select(s => s.Twice)));
        var groups = list.GroupBy(item => item.N % 2, item => new { item.Text });
        foreach (var group in groups)
        {
            Pause();
            t.Log($"{group.Key} {string.Join("|", group.Select(g => g.Text))}");
        }

        var map = list.ToDictionary(item => item.N, item => new { item.Text.Length, Secret = new Secret(item.N) });
        Pause();
        t.Log(map[9].Length + map[9].Secret.N);
        foreach (var (key, value) in map.Select(m => (m.Key, m.Value)).ToList()) t.Log(key + value.Length);
        var first = list.FirstOrDefault(item => item.N > 2);
        var none = list.FirstOrDefault(item => item.N > 100);
        Pause();
        t.Log($"{first?.Text} {none?.Text ?? "none"}");
        Func<int, string> describe = n => $"{point.X} {list[n].Text} {pair.Second}";
        Pause();
        t.Log(describe(1));
        var maker = Make(point);
        Pause();
        t.Log(maker(3).X);
        using var enumerator = list.GetEnumerator();
        while (enumerator.MoveNext() && Pause(true)) t.Log(enumerator.Current.N);
        t.Log(Both(new { L = 1 }, Pause(2)) + new { R = Pause(3) }.R);
        t.Log(first!.N > Pause(1) ? new { Yes = true } : new { Yes = Pause(false) });
    }

    private static Func<int, T> Make<T>(T value) => _ => value;

    private static string Both<T>(T value, int n) => $"{value}{n}";
}
