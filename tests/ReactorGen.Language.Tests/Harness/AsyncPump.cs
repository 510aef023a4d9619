using System.Runtime.CompilerServices;

namespace ReactorGen.Language.Tests.Harness;

/// <summary>Runs an async program on the calling thread, its continuations in the order in which they became ready.</summary>
public static class AsyncPump
{
    public static void Run(Func<Task> program)
    {
        var run = LeafRun.Current;
        var task = program();
        while (!task.IsCompleted)
        {
            if (!run.Ready.TryDequeue(out var continuation)) throw new InvalidOperationException("Nothing is left to run, and the program has not ended.");
            continuation();
        }

        task.GetAwaiter().GetResult();
    }

    /// <summary>Suspends once.</summary>
    public readonly struct Turn : INotifyCompletion
    {
        public Turn GetAwaiter() => this;

        public bool IsCompleted => false;

        public void OnCompleted(Action continuation) => LeafRun.Current.Ready.Enqueue(continuation);

        public void GetResult()
        {
        }
    }
}
