// covers: 1.25, 3.17
using ReactorGen;

namespace Corpus.Expressions.CheckedParentheses;

/// <summary>What stands in <c>checked(..)</c> and <c>unchecked(..)</c> with a suspension holds together as in parentheses.</summary>
public static partial class Program
{
    private static int Twice(int x) => x * 2;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int a = 5, x;
        object text = "four";
        int? none = null;
        t.Log(unchecked(a ^ Pause(1)) * 2);
        t.Log(-checked(5 & Pause(4)));
        t.Log(checked(Pause(text) as string)!.Length);
        t.Log(checked(x = Pause(7)).ToString() + x);
        t.Log(unchecked(a | Pause(2)).ToString().Length);
        t.Log((byte)unchecked(a << Pause(7)));
        t.Log(!checked(a == Pause(5)));
        t.Log(checked(none ?? Pause(3)) * 2 + unchecked(none ??= Pause(6)) * 2);
        t.Log(checked(a > 0 ? Pause(1) : 2) + 1);
        t.Log(checked(a > 9 || Pause(true)) ? "yes" : "no");
        t.Log(checked(x += Pause(1)) * 10);
        t.Log(checked((a ^ Pause(1))) * 2);
        t.Log(unchecked(Twice(Pause(4))) * 2);
        t.Log(checked(t.V("left", 1) + Pause(1)) * unchecked(Pause(3) - t.V("right", 1)));
        t.Log(unchecked((int)(uint.MaxValue - Pause(1u))) * 2);
        t.Log(checked(a is 5 or 6 && Pause(true)).ToString());
        t.Log(checked(Pause(a) switch { 5 => 1, _ => 2 }) * 3);
        t.Log(unchecked(a + Pause(1)) switch { 6 => "six", _ => "other" });
        t.Log($"{unchecked(a ^ Pause(3)):x2} {checked(a - Pause(3))}");
        try
        {
            t.Log(checked(int.MaxValue + Pause(1)) * 2);
        }
        catch (OverflowException)
        {
            t.Log("overflow");
        }
    }
}
