// covers: 2.12
using ReactorGen;

namespace Corpus.Assignments.CoalescedInParentheses;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        string? a = null, b = null;
        string c = (a ??= b ??= Pause("x"))!;
        t.Log(c + a + b);
        (a, b) = (null, null);
        t.Log((a ??= Pause("abc"))!.Length + (b ??= Pause("de"))![0]);
        int? n = null;
        t.Log((n ??= Pause(4)) - 1);
        Func<int, int>? f = null;
        t.Log((f ??= Pause<Func<int, int>>(x => x * 2))(3));
        a = null;
        foreach (char letter in (a ??= Pause("mn"))!) t.Log(letter);
        int?[] counts = [null];
        t.Log(-(counts[Pause(0)] ??= 5));
        a = null;
        throw new Boom((a ??= Pause("thrown"))!);
    }
}
