// covers: 3.11
using ReactorGen;

namespace Corpus.Statements.SwitchPatterns;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var value in new object?[] { 1, 20, "s", "long text", null, (1, 2), 2.5 })
        {
            switch (Pause(value))
            {
                case int n when n > 10: t.Log(n + Pause(1)); break;
                case int n: Pause(n); t.Log(n); break;
                case string { Length: > 3 } s when Pause(s).Length > 4: t.Log(s); break;
                case string s: t.Log(s + Pause(1)); break;
                case (int a, int b): Pause(); t.Log(a + b); break;
                case null: Pause("null"); break;
                case var other: Pause(); t.Log(other); break;
            }
        }
    }
}
