using System;
using System.Threading.Tasks;

namespace ReactorGen.Language.Tests.Harness;

/// <summary>The suspension points of the corpus, for the async form of a program.</summary>
public static class Leaves
{
    public static async Task Pause() => await Reach(null);

    public static async Task<int> Pause(int value)
    {
        await Reach(value);
        return value;
    }

    public static async Task<T> Pause<T>(T value)
    {
        await Reach(value);
        return value;
    }

    public static async Task Fail(Exception exception)
    {
        await Reach("fail");
        throw exception;
    }

    public static async Task<T> Fail<T>(Exception exception)
    {
        await Reach("fail");
        throw exception;
    }

    private static async Task Reach(object? value)
    {
        var run = LeafRun.Current;
        var number = run.Reach(value);
        for (var i = run.Suspensions(number); i > 0; i--) await new AsyncPump.Turn();
        run.Complete(number);
    }
}
