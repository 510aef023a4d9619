// covers: 3.2, 3.16, 4.1
// Local functions and captured variables of one name in several blocks, and members of that name.
using ReactorGen;

namespace Corpus.Closures.SameNames;

public static partial class Program
{
    private static int s_calls;

    private static string Work() => $"member{s_calls++}";

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        s_calls = 0;
        t.Log(Work());
        {
            var n = 1;
            Pause();
            t.Log(Work());
            n++;
            t.Log(Work());

            string Work() => $"first{n}";
        }

        {
            var n = "two";
            Pause();
            t.Log(Work());
            n += "!";
            t.Log(Work());

            string Work() => n;
        }

        Action closure_1 = () => s_calls++;
        var machine = 1;
        Action change = () => machine++;
        closure_1();
        change();
        Pause();
        change();
        closure_1();
        t.Log($"{machine} {s_calls}");
        var @class = 1;
        var context = "c";
        var state = 2;
        int @event() => @class++ + state++;
        Pause();
        Action tail = () => context += @event();
        tail();
        Pause();
        tail();
        t.Log($"{@class} {context} {state}");
        t.Log(Work());
    }
}
