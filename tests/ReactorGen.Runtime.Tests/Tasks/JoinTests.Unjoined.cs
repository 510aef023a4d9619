using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ReactorGen.Runtime.Tests.Net;
using ReactorGen.Tasks;

namespace ReactorGen.Runtime.Tests.Tasks;

/// <content>Tasks that nobody joins.</content>
public sealed partial class JoinTests
{
    [Theory, EveryExecutor]
    public void The_exception_of_a_detached_task_goes_to_the_event_and_the_loop_lives_on(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        var reported = new ConcurrentQueue<(string, Exception)>();
        executor.UnhandledException += (sender, e) =>
        {
            Assert.Same(executor, sender);
            reported.Enqueue((e.Task, e.Exception));
            throw new InvalidOperationException("a handler that throws harms nobody");
        };
        executor.Run(Script.Task(Body));
        Assert.Equal(["before", "after"], reported.Select(one => one.Item1));
        Assert.All(reported, one => Assert.IsType<ArithmeticException>(one.Item2));

        IEnumerable<Leaf> Body()
        {
            executor.Spawn(Script.Task(Throw), "before").Detach();
            while (reported.IsEmpty) yield return Leaf.Yield();
            JoinHandle<int> late = executor.Spawn(Script.Task(Throw), "after");
            while (!late.IsCompleted) yield return Leaf.Yield();
            late.Detach();
        }
    }

    [Theory, EveryExecutor]
    public void The_exception_of_a_dropped_handle_goes_to_the_event_when_it_is_collected(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        var reported = new List<string>();
        executor.UnhandledException += (_, e) =>
        {
            lock (reported) reported.Add($"{e.Task}: {e.Exception.Message}");
        };
        Drop(executor);
        // Where other threads run it, the task itself may still be on its way.
        for (DateTime deadline = DateTime.UtcNow + Host.Limit; Count() == 0 && DateTime.UtcNow < deadline; Thread.Sleep(1))
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.Equal(["dropped: from the task"], reported);

        int Count()
        {
            lock (reported) return reported.Count;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Drop(Executor executor) => executor.Run(Script.Task(() => Body(executor)));
        static IEnumerable<Leaf> Body(Executor executor)
        {
            executor.Spawn(Script.Task(Throw), "dropped");
            yield return Leaf.Yield();
            yield return Leaf.Yield();
        }
    }

    [Theory, EveryExecutor]
    public void A_task_that_ends_because_it_was_cancelled_is_not_reported(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        int reports = 0;
        executor.UnhandledException += (_, _) => reports++;
        executor.Run(Script.Task(Body));
        Assert.Equal(0, reports);

        static IEnumerable<Leaf> Body()
        {
            JoinHandle<int> handle = ReactorTask.Spawn(Script.Task(Wait));
            handle.Detach();
            handle.Cancel();
            while (!handle.IsCompleted) yield return Leaf.Yield();
        }
        static IEnumerable<Leaf> Wait()
        {
            Leaf forever = Leaf.Forever();
            yield return forever;
            forever.Check();
        }
    }
}
