// covers: 1.2, 1.13, 1.26, 3.15
using ReactorGen;

namespace Corpus.Expressions.ConstantOperands;

/// <summary>Where a constant decides, the compiler warns in neither form, and nothing after it is evaluated.</summary>
public static partial class Program
{
    private const bool Off = false, On = true;
    private const string? None = null;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(On ? Pause(1) : Pause(2));
        t.Log(Off ? Pause(1) : 3);
        if (Off && Pause(true)) t.Log("never");
        if (On || Pause(true)) t.Log("always");
        while (Off) Pause("dead");
        do t.Log(Pause(1));
        while (Off);
        for (; Off;) Pause();
        t.Log("abc"?.PadLeft(Pause(5)));
        t.Log(None?.PadLeft(Pause(5)));
        t.Log(((string?)null)?.PadLeft(Pause(6)));
        t.Log(None ?? Pause("right"));
        t.Log("left" ?? Pause("never"));
        t.Log((int?)null + Pause(1));
        t.Log(((object?)null is null) && Pause(true));
        switch (On)
        {
            case true:
                t.Log(Pause("on"));
                break;
            case false:
                t.Log(Pause("off"));
                break;
        }

        t.Log(3 switch { 3 => Pause("three"), _ => Pause("other") });
        t.Log(!Off & Pause(true) | Off);
        const int three = 3;
        byte narrow = three;
        narrow += Pause((byte)three);
        t.Log(narrow);
    }
}
