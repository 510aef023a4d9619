// covers: 5.4, 1.26
// A result that is itself a task is only a value.
using ReactorGen;

namespace Corpus.Calls.TaskResults;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var task = Make(5);
        Pause();
        t.Log(task.Result);
        t.Log(Make(6).IsCompletedSuccessfully);
        t.Log(Tasks().Length);
    }

    [ReactorTask]
    private static partial Task<int> Make(int n)
    {
        Pause();
        return Task.FromResult(n);
    }

    [ReactorTask]
    private static partial ValueTask[] Tasks() { Pause(); return []; }
}
