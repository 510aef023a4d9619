// covers: 0.7, 4.7
// Names that are words of the language in patterns, queries, async lambdas and elsewhere.
using ReactorGen;

namespace Corpus.Names.ContextualWords;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        const int @not = 3;
        const int @and = 4;
        t.Log(Pause(3) is @not or @and);
        t.Log(Pause(4) switch { @not => "not", @and => "and", _ => "other" });
        t.Log(Queries(t, 2, 1));
        int @await = Pause(3);
        Func<Task<int>> f = async () => { await Task.CompletedTask; @await++; return @await; };
        t.Log(f().Result + @await);
        int @var = Pause(1), @when = Pause(2), @nameof = Pause(3), value = Pause(4), @field = Pause(5), @yield = Pause(6), @dynamic = Pause(7), @record = Pause(8);
        Pause();
        t.Log(@var + @when + @nameof + value + @field + @yield + @dynamic + @record);
        switch (Pause<object>(2))
        {
            case int n when n == @when: t.Log("when" + Pause(n)); break;
            default: t.Log("none"); break;
        }
    }

    [ReactorTask]
    private static partial int Queries(Trace t, int @from, int @where)
    {
        int @select = 2, @orderby = 7;
        Pause();
        int G(int @group) => (from x in new[] { 1, 2 } where x < @select orderby @orderby select x + @group + @from).Sum();
        Pause();
        @select++;
        int @into(int x) => x + @select;
        t.Log((from x in new[] { 1, 2 } where @into(x) > 4 select new { @select, x }.@select + (@from, x).@from).Sum());
        Pause();
        return G(1) + @where + (from y in new[] { @from, @where } let z = @select select y + z).Sum();
    }
}
