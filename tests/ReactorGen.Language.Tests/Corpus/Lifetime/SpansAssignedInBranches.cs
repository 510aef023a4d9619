// covers: 4.5
using ReactorGen;

namespace Corpus.Lifetime.SpansAssignedInBranches;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Span<int> s = default;
        var a = new[] { 1, 2, 3 };
        if (Pause(true)) { s = a; s[0] = 7; } else { s = a.AsSpan(1); s[0] = 8; }
        t.Log((object)a);
        Pause();
        for (int i = 0; i < 2; i++) { s = a.AsSpan(i); foreach (ref var x in s) x++; }
        t.Log((object)a);
        foreach (var q in a)
        {
            if (q > 2) s = a; else s = a.AsSpan(q - 1);
            t.Log(s.Length);
            Pause(q);
        }
        try { s = a; t.Log(s.Length); } finally { s = default; }
        Pause();
        switch (a.Length) { case 3: s = a; s[1] = 5; break; default: s = a; break; }
        t.Log(s[1]);
        scoped var writer = new Writer(new char[10]);
        writer.Put('a'); writer.Put('b');
        t.Log(writer.Done());
        Pause();
        writer = new Writer(stackalloc char[4]);
        writer.Put('c');
        t.Log(writer.Done());
    }
}

public ref struct Writer(Span<char> buffer)
{
    private Span<char> _buffer = buffer; private int _n;
    public void Put(char c) => _buffer[_n++] = c;
    public string Done() => _buffer[.._n].ToString();
}
