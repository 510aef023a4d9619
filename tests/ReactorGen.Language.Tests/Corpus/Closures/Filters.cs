// covers: 3.9, 4.1
// Lambdas in exception filters.
using ReactorGen;

namespace Corpus.Closures.Filters;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        string[] known = ["a", "b"];
        var count = 0;
        var prefix = "";
        Action<string> set = s => prefix = s;
        foreach (var name in new[] { "a", "c" })
        {
            try
            {
                try
                {
                    Pause();
                    Action add = () => count++;
                    add();
                    throw new Boom(prefix + name);
                }
                catch (Boom e) when (known.Any(k => prefix + k == e.Message && count > 0))
                {
                    Pause();
                    set("p");
                    t.Log($"known {e.Message} {count}");
                    throw new Boom(name + "2");
                }
            }
            catch (Boom e) when (known.All(k => k + "3" != e.Message && prefix == "p"))
            {
                t.Log($"outer {e.Message} {prefix} {count}");
            }
        }
    }
}
