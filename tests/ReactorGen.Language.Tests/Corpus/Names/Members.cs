// covers: 0.7, 5.2
// Members of the user's type with names near the generated ones.
using ReactorGen;

namespace Corpus.Names.Members;

public partial class Service
{
    public int Resume = 1;
    public int GetResult = 2;
    public int Describe => 3;

    public static int Begin() => 4;

    public int State;

    public int Machine;

    public class Descriptor;

    [ReactorTask]
    public partial int Serve()
    {
        State += Pause(1);
        Machine += State;
        return Resume + GetResult + Describe + Begin() + State + Machine + (new Descriptor() is { } d ? 1 : 0) + Pause(0);
    }

    [ReactorTask]
    public partial int Move(int Serve) => Serve + this.Serve() + Pause(Serve);
}

public partial class ServeMachine
{
    [ReactorTask]
    public partial int Run(ServeMachine other)
    {
        Pause();
        return other == this ? 1 : 0;
    }
}

public static partial class Program
{
    private static int ResumeMain() => 50;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(new Service().Serve());
        t.Log(new Service().Move(2));
        var service = new ServeMachine();
        t.Log(service.Run(service));
        t.Log(ResumeMain() + Pause(1));
    }
}
