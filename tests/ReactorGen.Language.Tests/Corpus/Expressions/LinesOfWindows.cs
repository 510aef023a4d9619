// covers: 1.14, 1.15
using ReactorGen;

namespace Corpus.Expressions.LinesOfWindows;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var verbatim = @"one
        two
"; // a comment
        Pause(1);
        t.Log(verbatim.Replace("\r", "<r>").Replace("\n", "<n>"));
        var raw = """
            first
              second

            last
            """;
        Pause(2);
        t.Log(raw.Replace("\r", "<r>").Replace("\n", "<n>"));
        var n = 3;
        var interpolated = $@"a
{n /* a hole */} b
" + $"""
            {n}
            {Pause(n)}
            """;
        t.Log(interpolated.Replace("\r", "<r>").Replace("\n", "<n>"));
        t.Log((Pause(@"x
y") + @"z
").Length);
        if (Pause(true)) // a comment
            t.Log("""
                in a branch
                """.Length + @"
".Length);
    }
}
