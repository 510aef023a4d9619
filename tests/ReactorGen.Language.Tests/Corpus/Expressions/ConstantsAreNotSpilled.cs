// covers: 1.2, 1.3
// A spilled 1 would be an int, which no longer converts to byte.
using ReactorGen;

namespace Corpus.Expressions.ConstantsAreNotSpilled;

public static partial class Program
{
    private const int Local = 7;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        const short Nine = 9;
        Bytes(t, 1, Pause((byte)2));
        Bytes(t, Local, (byte)Pause(3));
        Shorts(t, Nine, -1, Pause((short)4));
        Named(t, nameof(Program), typeof(Program), Pause('c'), default);
        Enums(t, 0, Pause(Colour.Green));
        Longs(t, 1, Pause(2L), int.MaxValue);
        Units(t, 1u, 2, Pause(3ul));
        Decimals(t, 1, 2L, Pause(3m));
    }

    private static void Bytes(Trace t, byte a, byte b) => t.Log($"{a} {b}");

    private static void Shorts(Trace t, short a, sbyte b, short c) => t.Log($"{a} {b} {c}");

    private static void Named(Trace t, string name, Type type, char c, Guid id) => t.Log($"{name} {type.Name} {c} {id}");

    private static void Enums(Trace t, Colour a, Colour b) => t.Log($"{a} {b}");

    private static void Longs(Trace t, long a, long b, long c) => t.Log($"{a} {b} {c}");

    private static void Units(Trace t, ulong a, ulong b, ulong c) => t.Log($"{a} {b} {c}");

    private static void Decimals(Trace t, decimal a, decimal b, decimal c) => t.Log($"{a} {b} {c}");
}
