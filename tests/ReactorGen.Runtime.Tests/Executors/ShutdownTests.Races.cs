using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests.Executors;

/// <content>Spawning while it ends.</content>
public sealed partial class ShutdownTests
{
    [Fact]
    public void Every_spawn_that_races_with_a_shutdown_ends()
    {
        for (int round = 0; round < 50; round++)
        {
            var executor = new LocalExecutor();
            const int Each = 200;
            var tasks = new Task<int>[2 * Each];
            var spawners = Enumerable.Range(0, 2).Select(k => new Thread(() =>
            {
                for (int i = 0; i < Each; i++) tasks[k * Each + i] = executor.Spawn(Script.Task(() => Forever(() => { }))).AsTask();
            })).ToArray();
            foreach (Thread spawner in spawners) spawner.Start();
            var loop = new Thread(() => Record.Exception(() => executor.Run(Script.Task(() => Forever(() => { })))));
            loop.Start();
            while (round % 3 == 0 && Volatile.Read(ref tasks[Each / 2]) is null) Thread.Yield();
            executor.Stop();
            loop.Join();
            executor.Dispose();
            foreach (Thread spawner in spawners) spawner.Join();
            Assert.All(tasks, task => Assert.True(task.IsCanceled, task.Status.ToString()));
        }
    }
}
