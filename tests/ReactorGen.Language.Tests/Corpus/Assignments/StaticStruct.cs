// covers: 2.6
using ReactorGen;
using static Corpus.Assignments.StaticStruct.State;

namespace Corpus.Assignments.StaticStruct;

public static class State
{
    public static Counter Shared;
    public static int Plain;
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Shared = default;
        Plain = 0;
        Shared.N = Pause(1);
        State.Shared.N += Pause(2);
        Plain = Pause(3) + Shared.N;
        t.Log($"{Shared.N} {Plain} {State.Shared.Add(Pause(4))}");
    }
}
