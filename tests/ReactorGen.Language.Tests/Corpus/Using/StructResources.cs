// covers: 3.4, 1.6
using ReactorGen;

namespace Corpus.Using.StructResources;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        using (var resource = t.OpenStruct("a"))
        {
            Pause(1);
            t.Log(resource.Use());
            Pause(2);
        }

        using (t.OpenStruct("b")) Pause(3);
        using var c = t.OpenStruct("c");
        Pause(4);
        t.Log(c.Uses);
        Generic(t, t.OpenStruct("d"));
        Generic(t, t.Open("e"));
    }

    [ReactorTask]
    private static partial void Generic<T>(Trace t, T given) where T : IDisposable
    {
        using (given)
        {
            Pause(5);
        }

        using T again = given;
        Pause(6);
    }
}
