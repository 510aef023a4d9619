// covers: 1.3, 5.2
// Rewriting must not make another overload the better one.
using ReactorGen;

namespace Corpus.Expressions.OverloadStaysTheSame;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        byte b = 1;
        F(t, b, Pause(1));
        F(t, 1, Pause(1));
        F(t, 1L, Pause(1));
        F(t, (object)1, Pause(1));
        F(t, "s", Pause(1));
        F(t, null, Pause(1));
        F(t, 'c', Pause(1));
        G(t, 1, Pause(1));
        G(t, (short)1, Pause(1));
        H(t, () => 1, Pause(1));
        H(t, () => "text", Pause(1));
    }

    private static void F(Trace t, byte a, int x) => t.Log("byte");

    private static void F(Trace t, int a, int x) => t.Log("int");

    private static void F(Trace t, long a, int x) => t.Log("long");

    private static void F(Trace t, object a, int x) => t.Log("object");

    private static void F(Trace t, string? a, int x) => t.Log("string");

    private static void G<T>(Trace t, T a, int x) => t.Log("generic " + typeof(T).Name);

    private static void G(Trace t, long a, int x) => t.Log("long");

    private static void H(Trace t, Func<int> a, int x) => t.Log("func of int");

    private static void H(Trace t, Func<string> a, int x) => t.Log("func of string");
}
