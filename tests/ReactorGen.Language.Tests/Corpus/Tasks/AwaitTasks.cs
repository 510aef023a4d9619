// covers: 5.6
using ReactorGen;

namespace Corpus.Tasks.AwaitTasks;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Await(Task.FromResult(1)) + Pause(2));
        Await(Task.CompletedTask);
        Await(ValueTask.CompletedTask);
        t.Log(Await(new ValueTask<string>("v")) + Await(Task.FromResult("w")));
        try
        {
            Await(Task.FromException<int>(new Boom("failed task")));
        }
        catch (Boom e)
        {
            t.Log(e);
        }

        t.Log(Await(Make(Pause(3))));
    }

    private static Task<int> Make(int n) => Task.FromResult(n);
}
