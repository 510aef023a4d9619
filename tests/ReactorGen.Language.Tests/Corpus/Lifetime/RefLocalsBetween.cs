// covers: 4.5, 2.16, 1.12
using ReactorGen;

namespace Corpus.Lifetime.RefLocalsBetween;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int[] a = [1, 2, 3];
        ref var r = ref a[Pause(1)];
        r += 5;
        r = ref a[0];
        r++;
        t.Log((object)a);
        Pause();
        r = ref a[Pause(2)];
        r *= 2;
        ref readonly var ro = ref a[0];
        t.Log(ro + r);
        Pause();
        Span<int> span = a;
        span[0] = 9;
        foreach (ref var e in span) e++;
        t.Log(span.Length + span[2]);
        t.Log(Pause(a[0]) + a.AsSpan()[1]);
        span = a.AsSpan(Pause(1));
        span.Fill(7);
        t.Log((object)a);
        Span<int> stack = stackalloc int[] { 1, Pause(2), a[0] };
        t.Log(stack[0] + stack[1] + stack[2]);
        stack = stackalloc int[Pause(3)];
        t.Log(stack.Length);
        Pause();
        ReadOnlySpan<char> chars = Pause("hello").AsSpan(Pause(1));
        t.Log(chars.ToString());
        for (var i = 0; i < 2; i++) { ref var q = ref a[i]; q = i; Pause(); }
        t.Log((object)a);
        var c = new Counter();
        ref var rc = ref c;
        rc.Add(2);
        rc.N++;
        t.Log(c.N + Pause(1));
    }
}
