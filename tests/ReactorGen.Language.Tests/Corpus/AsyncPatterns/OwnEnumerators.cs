// covers: 3.3, 3.4, 5.6
using ReactorGen;

namespace Corpus.AsyncPatterns.OwnEnumerators;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var line in new Lines(t, 3)) t.Log("line " + line);
        foreach (var line in new Lines(t, 3))
        {
            if (Pause(line) == 2) break;
        }

        try
        {
            foreach (var line in new Lines(t, 9))
            {
                if (line == 2) throw new Boom("body");
                using var opened = new Connection(t, "c" + line);
            }
        }
        catch (Boom e)
        {
            Pause(e.Message);
        }

        using (var connection = new Connection(t, "a"))
        {
            connection.Use();
        }

        using (var none = Maybe(t, false)) Pause("none");
        using (Maybe(t, true)) t.Log("some");
        using Connection last = new(t, "last"), more = new(t, "more");
        Pause("end");
    }

    private static Connection? Maybe(Trace t, bool any) => any ? new Connection(t, "maybe") : null;
}

public sealed partial class Lines(Trace t, int count)
{
    public Reader GetEnumerator() => new(t, count);

    public sealed partial class Reader(Trace t, int count) : IDisposable
    {
        private int _line;

        public int Current => _line;

        [ReactorTask]
        public partial bool MoveNext()
        {
            t.Log("reads");
            Pause(_line);
            return ++_line <= count;
        }

        [ReactorTask]
        public partial void Dispose()
        {
            Pause("dispose");
            t.Log("reader closed at " + _line);
        }
    }
}

public sealed partial class Connection(Trace t, string name) : IDisposable
{
    public void Use() => t.Log("use " + name);

    [ReactorTask]
    public partial void Dispose()
    {
        t.Log("closing " + name);
        Pause(name);
        t.Log("closed " + name);
    }
}
