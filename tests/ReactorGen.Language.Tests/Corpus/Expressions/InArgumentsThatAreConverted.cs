// covers: 1.9
using ReactorGen;

namespace Corpus.Expressions.InArgumentsThatAreConverted;

/// <summary>An <c>in</c> argument that needs a conversion is the value that it was; one that needs none is the variable.</summary>
public static partial class Program
{
    private static long Wide(in long a, int b) => a * 100 + b;

    private static int Same(in int a, int b) => a * 100 + b;

    private static string Text(in object a, int b) => $"{a} {b}";

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var x = 8;
        t.Log(Wide(x, Pause(x = 9)));
        t.Log(Wide(b: Pause(x = 10), a: x));
        t.Log(Same(x, Pause(x = 11)));
        t.Log(Text(x, Pause(x = 12)));
        int[] array = [1, 2];
        t.Log(Wide(array[0], Pause(array[0] = 5)));
        t.Log(Same(array[0], Pause(array[0] = 6)));
    }
}
