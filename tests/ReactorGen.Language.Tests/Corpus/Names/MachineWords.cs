// covers: 0.7, 4.9, 5.2
// Variables named like what a resume method, a machine or a closure has.
using ReactorGen;

namespace Corpus.Names.MachineWords;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        string exception = t.V("r", "v");
        if (exception.Length > 0) t.Log(exception); else { t.Log(exception); Pause(); }
        try { Pause(); } finally { Pause(); }
        Thrown(t, new Boom("given"));
        string MainMachine = Pause("m");
        t.Log(MainMachine);
        { string ResumeMain = t.V("r", "v"); if (ResumeMain.Length > 3) { t.Log(ResumeMain); Pause(); } else t.Log(ResumeMain); }
        int MainFrame = t.V("x", 1), MainMembers = t.V("y", 2), Descriptor = t.V("d", 4);
        Pause();
        t.Log(MainFrame + MainMembers + Descriptor);
        Captured(t);
        t.Log(Matched(t) + Generic("T"));
        t.Log(Parameters(1, x => x + 1, 3));
    }

    [ReactorTask]
    private static partial void Thrown(Trace t, Exception exception)
    {
        try { Pause(); t.Log(exception.Message); } finally { Pause(); t.Log(exception.Message); }
    }

    [ReactorTask]
    private static partial void Captured(Trace t)
    {
        int Equals = 1, ToString = 2, CapturedClosure_1 = 3;
        Action up = () => { Equals++; ToString++; CapturedClosure_1++; };
        up();
        Pause();
        up();
        t.Log(Equals + ToString + CapturedClosure_1);
    }

    [ReactorTask]
    private static partial int Matched(Trace t)
    {
        object o = Pause<object>(3);
        int x_matched = t.V("m", 5);
        if (o is int x && Call(() => x++) > 0) return x + x_matched;
        Pause();
        return x_matched;
    }

    private static int Call(Func<int> f) => f();

    [ReactorTask]
    private static partial string Generic<TValue>(TValue value)
    {
        string T = "t" + value;
        Pause();
        int TOther = 1;
        Action up = () => TOther++;
        Pause();
        up();
        return T + TOther + typeof(TValue).Name;
    }

    [ReactorTask]
    private static partial int Parameters(int ResumeParameters, Func<int, int> ParametersMachine, int ParametersFrame)
    {
        Pause();
        return ParametersMachine(ResumeParameters) + ParametersFrame;
    }
}
