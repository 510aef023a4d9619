// covers: 3.4
using ReactorGen;

namespace Corpus.Using.PatternBased;

public static partial class Program
{
    private ref struct Scoped(Trace t)
    {
        public void Dispose() => t.Log("dispose scoped");
    }

    private sealed class Explicit(Trace t) : IDisposable
    {
        void IDisposable.Dispose() => t.Log("dispose explicit");

        public void Dispose() => t.Log("another method");
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        using (new Scoped(t)) t.Log("a ref struct, no suspension inside");
        Pause(1);
        using (new Explicit(t)) Pause(2);
        using IDisposable typed = new Explicit(t);
        Pause(3);
    }
}
