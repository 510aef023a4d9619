// covers: 1.13, 1.23
using ReactorGen;

namespace Corpus.Expressions.Coalesce;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var s in new string?[] { null, "", "x" })
        {
            t.Log(s ?? Pause("default"));
            t.Log(Pause(s) ?? "other");
            t.Log(Pause(s) ?? Pause<string?>(null) ?? t.V("last", "last"));
            t.Log((s ?? Pause("y")).Length);
            int? n = s?.Length;
            t.Log(n ?? Pause(-1));
            t.Log(Pause(n) ?? 7L);
            try
            {
                t.Log(Pause(s) ?? throw new Boom("none"));
            }
            catch (Boom e)
            {
                t.Log(e);
            }

            object? boxed = n ?? (object?)Pause(s) ?? 'c';
            t.Log(boxed);
        }
    }
}
