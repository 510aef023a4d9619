// covers: 3.4
using ReactorGen;

namespace Corpus.Using.NullResource;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        using (Open(t, false))
        {
            Pause(1);
        }

        using Resource? none = Open(t, false), some = Open(t, true);
        Pause(2);
        t.Log(none?.Name + some?.Name);
        using (Pause<IDisposable?>(null)) Pause(3);
        StructResource? nullable = null;
        using (nullable) Pause(4);
        StructResource? there = t.OpenStruct("nullable");
        using (there) Pause(5);
    }

    private static Resource? Open(Trace t, bool really) => really ? t.Open("some") : null;
}
