// covers: 3.2, 4.4
using ReactorGen;

namespace Corpus.Statements.SubjectVariables;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        switch (Read("5", out var five) && Pause(true))
        {
            case true:
                Pause(five);
                t.Log(five);
                break;
            default:
                t.Log("no");
                break;
        }

        switch (Read(Pause("6"), out var six)) { case true: t.Log(six); break; }
        foreach (var item in Items(out var count))
        {
            Pause(item);
            t.Log(count);
        }

        foreach (var item in Items(out var count).Take(Pause(1))) t.Log(count + item);
        using (Open(t, out var name))
        {
            Pause(name);
            t.Log(name);
        }

        using (var opened = Open(t, out var name))
        {
            t.Log(opened.Name + Pause(name));
        }

        lock (Pause(Open(t, out var locked))) t.Log(locked);
        lock (Open(t, out var again)) t.Log(again);
        switch (Read("11", out var eleven)) { case true: t.Log(eleven); break; }
        Pause(eleven);
        t.Log(five + six + eleven + again + locked);
        for (var i = Read("1", out var start) ? start : 0; Read(i.ToString(), out var j) && Pause(j) < 3; i += Read("1", out var step) ? Pause(step) : 9)
        {
            t.Log($"{start} {j}");
        }

        while (Read(Pause("x"), out var none) || none == 0)
        {
            t.Log(none);
            break;
        }

        var sum = Read("7", out var seven) ? seven + Pause(1) : 0;
        if (Pause(sum) == 8 && Read("8", out var eight) && Pause(eight) == 8) t.Log(eight);
        else t.Log(sum);
        Pause();
        t.Log(seven);
        t.Log(Last(t, "9"));
        do
        {
            var inner = sum;
            sum -= Pause(3);
            t.Log(inner);
        }
        while (Read(sum.ToString(), out var left) && left > 0);
    }

    [ReactorTask]
    private static partial int Last(Trace t, string text) => Read(text, out var n) && Pause(n) > 3 ? n + Pause(1) : -n;

    private static bool Read(string text, out int value) => int.TryParse(text, out value);

    private static List<int> Items(out int count)
    {
        count = 2;
        return [1, 2];
    }

    private static Resource Open(Trace t, out string name)
    {
        name = "opened";
        return t.Open(name);
    }
}
