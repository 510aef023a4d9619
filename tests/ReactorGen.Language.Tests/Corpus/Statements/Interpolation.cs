// covers: 1.15
using ReactorGen;

namespace Corpus.Statements.Interpolation;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log($"{t.V("a", 1)} {Pause(2)} {t.V("c", 3),5:X2}|{Pause("s")}");
        FormattableString f = $"{Pause(1)} {t.V("b", 2)}";
        t.Log(f.Format + f.GetArgument(0));
    }
}
