// covers: 4.1, 1.9, 1.5, 2.8
using ReactorGen;

namespace Corpus.Closures.ClosureSharedWithRefAndOut;

public static partial class Program
{
    private static int Bump(ref int x, int by, out int old) { old = x; return x += by; }
    private static void Twice(ref Counter c, in int n) { c.N = c.N * 2 + n; }

    [ReactorTask]
    private static partial int Inner(Func<int> read, Action<int> write, int n) { write(read() + Pause(n)); return read(); }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int x = 1, old = 0;
        Counter c = new() { N = 3 };
        (int A, Counter B) pair = (1, c);
        int[] array = [1, 2, 3];
        var text = "t";
        Func<int> read = () => x + c.N + pair.A + pair.B.N + array[0];
        Action<int> write = v => { x = v; c.N++; pair.B.N += 2; array = [.. array, v]; text += v; };
        t.Log(Bump(ref x, Pause(5), out old) + old);
        t.Log(Bump(ref array[0], Inner(read, write, 1), out x) + x);
        Twice(ref c, Pause(2));
        Twice(ref pair.B, in x);
        t.Log(c.Add(Inner(read, write, 2)) + c.Next());
        t.Log(pair.B.Add(pair.A += Pause(3)) + pair.A);
        pair.B.N += Inner(read, write, 3) + pair.B.N;
        array[^1] -= Inner(read, write, 4);
        t.Log(string.Join(",", array) + text);
        (x, pair.A, c.N) = (Pause(c.N), x, Inner(read, write, 5));
        t.Log($"{x} {pair.A} {c.N} {read()}");
        text ??= Pause("never");
        text = text[..1] + Pause(text.Length) + text[^1];
        t.Log(text);
        pair = pair with { A = Pause(50) };
        c = pair.B;
        c.N = -1;
        t.Log(read() + pair.B.N);
        foreach (var i in array) { var k = i; Action change = () => { k += x; x++; }; change(); t.Log(k + Pause(i)); change(); if (k > 200) break; }
        int.TryParse(Pause("88"), out x);
        if (Pause(read()) > 0 && int.TryParse("5", out var parsed) is var ok && ((Func<bool>)(() => ok && parsed++ > 4))()) t.Log(parsed + Pause(1));
        t.Log(Interlocked.CompareExchange(ref x, Pause(7), 88) + x);
        using var s = t.OpenStruct("captured");
        Func<int> uses = () => s.Uses;
        t.Log(s.Use() + Pause(uses()) + s.Use() + uses());
    }
}
