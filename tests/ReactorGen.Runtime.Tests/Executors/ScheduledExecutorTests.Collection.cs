using System.Runtime.CompilerServices;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Executors;

/// <content>What the threads that run tasks keep from the collector.</content>
public sealed partial class ScheduledExecutorTests
{
    [Fact]
    public void A_thread_that_runs_nothing_more_keeps_no_task_alive_that_it_has_woken()
    {
        using var executor = new HeldExecutor();
        using var spawned = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        using var reported = new ManualResetEventSlim();
        executor.UnhandledException += (_, _) => reported.Set();
        SpawnSpawner(executor);
        var spawner = new Thread(() =>
        {
            executor.RunAll();
            spawned.Set();
            leave.Wait();
        });
        spawner.Start();
        Assert.True(spawned.Wait(Host.Limit));
        executor.RunAll();      // here, and not where it was spawned, the task fails, whose handle nobody has
        // Only a collection brings it about, and one may come too early.
        DateTime deadline = DateTime.UtcNow + Host.Limit;
        do
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        while (!reported.Wait(1) && DateTime.UtcNow < deadline);
        leave.Set();
        spawner.Join();
        Assert.True(reported.IsSet, "Something keeps the failed task alive.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SpawnSpawner(HeldExecutor executor) => executor.Spawn(Script.Task(() => SpawnFailing(executor)));

    private static void SpawnFailing(HeldExecutor executor) => executor.Spawn(Script.Task(Fail));

    private static void Fail() => throw new ArithmeticException("nobody joins");
}
