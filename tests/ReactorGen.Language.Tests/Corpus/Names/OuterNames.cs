// covers: 0.7, 5.2
// What the generator adds to a type hides nothing that the type's code says, in tasks or beside them.
using ReactorGen;
using static Corpus.Names.OuterNames.Helpers;

namespace Corpus.Names.OuterNames;

public class LoadFrame { public int N = 5; public static int S = 3; }

public class LoadMembers { public static int S = 7; }

public static class Helpers
{
    public static int ResumeRun(int x) => x + 1;

    public class RunClosure_1 { public int K = 2; }

    public struct RunFrame { public int Z; }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(new Service().Load(1) + new Service().Other().N);
        t.Log(new Runner().Run(1));
        t.Log(Outer.Inner.Load(1) + Outer.Inner.Plain());
        t.Log(new Resumed().ResumeRun());
    }
}

public partial class Service
{
    [ReactorTask]
    public partial int Load(int x)
    {
        var frame = new LoadFrame();
        Pause();
        return frame.N + LoadFrame.S + LoadMembers.S + x;
    }

    public LoadFrame Other() => new();
}

public partial class Runner
{
    [ReactorTask]
    public partial int Run(int x)
    {
        Func<int> next = () => x++;
        Pause();
        return ResumeRun(next()) + new RunClosure_1().K + new RunFrame { Z = 1 }.Z;
    }
}

public partial class Outer
{
    private static int ResumeLoad(int x) => x * 2;

    private class LoadClosure_1 { public int N = 4; }

    public partial class Inner
    {
        [ReactorTask]
        public static partial int Load(int x)
        {
            int y = Pause(x);
            Func<int> next = () => y++;
            Pause();
            return ResumeLoad(next()) + y + new LoadClosure_1().N;
        }

        public static int Plain() => ResumeLoad(4);
    }
}

public partial class Resumed
{
    [ReactorTask] public partial int Run() { Pause(); return 1; }

    [ReactorTask] public partial int RunFrame() { Pause(); return Run(); }

    [ReactorTask] public partial int ResumeRun() { Pause(); return RunFrame() + 1; }
}
