// covers: 0.7, 5.3
// Defaults and attributes of parameters mean in the machine what they mean where the user wrote them.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ReactorGen;

namespace Corpus.Names.DefaultsAndAttributes;

public sealed class NoteAttribute(string text) : Attribute { public string Text => text; }

public enum Start { None, First = 3 }

public static partial class Program
{
    private const int Begin = 5;
    private const string name = "n";
    private const int size = 6;
    private const long Resume = long.MinValue;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(First() + Self() + Noted("a") + Noted());
        t.Log(Enums());
        t.Log(Numbers());
        t.Log(Called(1 + 2));
        t.Log(Given());
    }

    [ReactorTask] private static partial int First(int a = Begin, int b = Begin + size, int? c = Begin) => Pause(a + b + c ?? 0);

    [ReactorTask] private static partial int Self(int size = size) { Pause(); return size; }

    [ReactorTask] private static partial string Noted([Note(name)] string name = name) { Pause(); return name; }

    [ReactorTask]
    private static partial string Enums(Start start = Start.First, Start? other = Start.First, DayOfWeek day = DayOfWeek.Friday, Start cast = (Start)(-2), KeyValuePair<int, string> pair = default(KeyValuePair<int, string>))
    {
        Pause();
        return $"{start} {other} {day} {cast} {pair.Key}";
    }

    [ReactorTask]
    private static partial string Numbers(long a = Resume, double b = double.NaN, float c = float.NegativeInfinity, decimal d = 1.5m + 1, char e = 'a', char f = (char)('\n' + 0), string g = "a\n" + name, ulong h = ulong.MaxValue, short i = short.MinValue, double j = 1e300 * 10)
    {
        Pause();
        return FormattableString.Invariant($"{a} {b} {c} {d} {e}{f}{g} {h} {i} {j}");
    }

    [ReactorTask]
    private static partial string Called(int value, [CallerArgumentExpression(nameof(value))] string text = "", [CallerMemberName] string member = "")
    {
        Pause();
        return text + member + value;
    }

    [ReactorTask]
    private static partial int Given([Optional, DefaultParameterValue(Begin)] int begin)
    {
        Pause();
        return begin;
    }
}
