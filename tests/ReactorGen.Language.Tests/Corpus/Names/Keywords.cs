// covers: 5.2, 0.7
using ReactorGen;

namespace Corpus.Names.Keywords;

public partial class @class
{
    public int @new;

    [ReactorTask]
    public partial int @return(int @if, string @string = "@")
    {
        var @else = @if + Pause(1);
        @new += @else;
        foreach (var @in in new[] { @else }) Pause(@in);
        using var @using = new MemoryStream();
        Pause();
        return @new + @string.Length + (int)@using.Length;
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var @class = new @class();
        t.Log(@class.@return(5));
        t.Log(@class.@return(@if: Pause(6), @string: "xyz"));
        t.Log(@void(@int: 3));
        int async = 2, var = 3, yield = 4, record = 5, field = 6, partial = 7, @goto = 8;
        Pause();
        t.Log(async + var + yield + record + field + partial + @goto);
        var nameof = 9;
        Pause();
        t.Log(nameof);
    }

    [ReactorTask]
    private static partial T @void<T>(T @int) => Pause(@int);
}
