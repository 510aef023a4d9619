// covers: 1.23, 2.12
using ReactorGen;

namespace Corpus.Assignments.CoalesceTargets;

public static partial class Program
{
    class N(Trace t)
    {
        public string? S;
        public int? I;
        public string? P
        {
            get => t.V("get P", S);
            set
            {
                t.Log("set P");
                S = value;
            }
        }

        public int? this[int i]
        {
            get
            {
                t.Log($"get {i}");
                return I;
            }

            set
            {
                t.Log($"set {i}");
                I = value;
            }
        }
    }

    static string? s_f;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        string? a = null;
        a ??= Pause("x");
        a ??= Pause("never");
        t.Log(a);
        s_f = null;
        s_f ??= Pause("f");
        t.Log(s_f);
        int? i = null;
        int r = i ??= Pause(3);
        t.Log(r);
        r = i ??= Pause(4);
        t.Log(r);
        var n = new N(t);
        n.P ??= Pause("p");
        n.P ??= Pause("q");
        t.Log(n.S);
        t.Log(n.P ??= Pause("q"));
        n[t.V("k", 2)] ??= Pause(5);
        t.Log(n[Pause(1)] ??= 4);
        t.Log(n[t.V("k", 2)] ??= Pause(6));
        n.I = null;
        t.Log(n[t.V("k", 2)] ??= Pause(6));
        string?[] arr = new string?[2];
        arr[t.V("ix", 1)] ??= Pause("el");
        t.Log(arr);
        t.Log(arr[Pause(0)] ??= Pause("zero") + "!");
        try
        {
            arr[Pause(1)] = null;
            arr[1] ??= Pause<string?>(null) ?? throw new Boom("b");
        }
        catch (Boom e)
        {
            t.Log(e);
        }

        try
        {
            arr[5] ??= Pause("x");
        }
        catch (IndexOutOfRangeException)
        {
            t.Log("range");
        }

        object? o = null;
        o ??= Pause(5);
        t.Log(o);
        List<int>? l = null;
        (l ??= []).Add(Pause(1));
        (l ??= Pause(new List<int>())).Add(Pause(2));
        t.Log(l.Count);
        string q = a ??= s_f ??= Pause("chain");
        t.Log(q);
        a = null;
        s_f = null;
        q = a ??= s_f ??= Pause("chain");
        t.Log(q);
        t.Log(a);
        t.Log(s_f);
        long? lg = null;
        lg ??= Pause(3);
        t.Log(lg);
        Func<int, int>? fn = null;
        fn ??= Pause<Func<int, int>>(x => x + 1);
        t.Log(fn(1));
        int? j = null;
        int? k = j ??= Pause<int?>(null);
        t.Log(k);
    }
}
