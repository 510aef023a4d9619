// covers: 3.2, 3.11
using ReactorGen;

namespace Corpus.Statements.PatternVariables;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        object value = "text";
        if (value is not string s) return;
        Pause();
        t.Log(s);
        if (value is string { Length: var length } && length > 2)
        {
            Pause();
            t.Log(length);
        }

        object[] values = [1, "two", null!, 3.0];
        foreach (var item in values)
        {
            if (item is int n)
            {
                Pause();
                t.Log(n);
            }
            else if (item is string { Length: > 1 } text and not "x")
            {
                Pause();
                t.Log(text);
            }

            var isDouble = item is double d && d > 1;
            Pause();
            t.Log(isDouble);
        }

        if (!(value is string again)) throw new Boom("no");
        Pause();
        t.Log(again.Length);
    }
}
