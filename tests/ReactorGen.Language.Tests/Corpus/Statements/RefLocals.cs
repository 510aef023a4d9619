// covers: 4.5, 2.16
using ReactorGen;

namespace Corpus.Statements.RefLocals;

public static partial class Program
{
    private static int _static = 1;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var items = new[] { 1, 2, 3 };
        ref var first = ref items[0];
        first += 10;
        Pause(first);
        first = ref items[1];
        first++;
        t.Log(items[0] + items[1]);
        ref readonly int seen = ref items[2];
        t.Log(seen);
        Pause();
        for (var i = 0; i < 2; i++)
        {
            ref int slot = ref items[Pause(i)];
            slot *= 2;
            if (slot > 2) slot--;
            t.Log(slot);
        }

        ref var other = ref _static;
        if (Pause(true))
        {
            other = ref items[0];
            other = 7;
        }
        else
        {
            other = ref items[1];
            other = 8;
        }

        other = ref _static;
        other++;
        t.Log(_static);
        _static = 1;
        Spans(t, items);
        t.Log(Readonly(t, items));
        scoped Span<int> scope = items;
        scope[0] = 3;
        Pause(items[0]);
        scope = items.AsSpan(1);
        t.Log(scope.Length);
    }

    [ReactorTask]
    private static partial void Spans(Trace t, int[] items)
    {
        foreach (var item in items)
        {
            var span = items.AsSpan(0, 2);
            var sum = 0;
            foreach (var x in span) sum += x;
            foreach (ref var x in span) x++;
            if (sum > 100)
            {
                span = default;
                sum += span.Length;
            }

            t.Log(sum + Pause(item));
            span = items;
            ReadOnlySpan<char> text = "abc";
            switch (text)
            {
                case "abc": t.Log(span.Length); break;
                default: t.Log("no"); break;
            }
        }

        if (items.AsSpan() is [var a, .., var z]) t.Log(a + z + Pause(0));
        switch (items.AsSpan())
        {
            case [var one, ..]:
                Pause(one);
                t.Log(one);
                break;
        }

        using (var writer = new Writer(t)) writer.Use();
        Pause();
        using var last = new Writer(t);
        last.Use();
    }

    [ReactorTask]
    private static partial int Readonly(Trace t, int[] items)
    {
        ref readonly var chosen = ref items[0];
        var sum = 0;
        if (items.Length > 2) chosen = ref items[1];
        while (sum < 10)
        {
            sum += chosen + 3;
            Pause(sum);
            chosen = ref items[2];
        }

        return sum;
    }

    private readonly ref struct Writer(Trace t)
    {
        public void Use() => t.Log("use");

        public void Dispose() => t.Log("writer disposed");
    }
}
