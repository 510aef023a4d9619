// covers: 1.30
using System.Runtime.CompilerServices;
using ReactorGen;

namespace Corpus.Expressions.CallerInfo;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Who());
        Pause();
        t.Log(Who());
        t.Log(Where(Pause(1)));
        t.Log(Said(1 + 2, Pause(2)));
    }

    private static string Who([CallerMemberName] string name = "") => name;

    private static string Where(int x, [CallerLineNumber] int line = 0, [CallerMemberName] string name = "") => $"{x} {line} {name}";

    private static string Said(int x, int y, [CallerArgumentExpression(nameof(x))] string text = "") => $"{x} {y} {text}";
}
