// covers: 0.5
using ReactorGen;

namespace Corpus.Calls.AnonymousTypes;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var point = new { X = Pause(1), Y = "y" };
        Pause();
        t.Log(point.X + point.Y);
        foreach (var item in new[] { 1, 2 }.Select(n => new { N = n, S = $"{n}" }))
        {
            Pause();
            t.Log(item.N + item.S);
        }
    }
}
