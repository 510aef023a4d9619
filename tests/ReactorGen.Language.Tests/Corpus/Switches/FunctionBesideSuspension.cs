// covers: 3.11, 3.16
using ReactorGen;

namespace Corpus.Switches.FunctionBesideSuspension;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        object[] os = [1, "s", 2.5, 'c'];
        foreach (var o in os)
        {
            switch (o)
            {
                case int i when Pause(true): t.Log(F(i)); break;
                case string s: { t.Log(G()); int G() => s.Length; break; }
                case double d:
                    int F(int x) { return x + os.Length; }
                    t.Log(F((int)d)); break;
                default: t.Log(F(1)); break;
            }
        }
    }
}
