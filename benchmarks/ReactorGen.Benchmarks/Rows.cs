using ReactorGen.Benchmarks.Async;
using ReactorGen.Benchmarks.Harness;
using ReactorGen.Benchmarks.Tasks;

namespace ReactorGen.Benchmarks;

/// <summary>The rows, with the ratios to reach.</summary>
internal static class Rows
{
#if RUNTIME_ASYNC
    private const string Task = "async Task (runtime-async)", Value = "async ValueTask (runtime-async)", Pooling = "async ValueTask, builder ignored";
#else
    private const string Task = "async Task", Value = "async ValueTask", Pooling = "async ValueTask, pooling builder";
#endif
    private const string Ours = "ReactorGen";

    internal static IEnumerable<Row> All(LocalExecutor executor)
    {
        yield return Resume("suspend and resume, one long-lived method", n => Workload.Stay(n, 1), 0.35, 0.25, TaskChain.Depth1, ValueTaskChain.Depth1, PoolingChain.Depth1,
            (e, s, n) => e.Spawn(LoopChain.Depth1Task(s, n)));
        yield return Resume("call chain of depth 1 whose leaf suspends", n => Workload.Call(n, 1), 0.15, 0.11, TaskChain.Call1, ValueTaskChain.Call1, PoolingChain.Call1,
            (e, s, n) => e.Spawn(LoopChain.Call1Task(s, n)));
        yield return Resume("call chain of depth 3 whose leaf suspends", n => Workload.Call(n, 3), 0.08, 0.06, TaskChain.Call3, ValueTaskChain.Call3, PoolingChain.Call3,
            (e, s, n) => e.Spawn(LoopChain.Call3Task(s, n)));
        yield return Resume("call chain of depth 10 whose leaf suspends", n => Workload.Call(n, 10), 0.07, 0.05, TaskChain.Call10, ValueTaskChain.Call10, PoolingChain.Call10,
            (e, s, n) => e.Spawn(LoopChain.Call10Task(s, n)));
        yield return Resume("stay in a chain of depth 3, its leaf suspends again and again", n => Workload.Stay(n, 3), null, null, TaskChain.Depth3, ValueTaskChain.Depth3, PoolingChain.Depth3,
            (e, s, n) => e.Spawn(LoopChain.Depth3Task(s, n)));
        yield return Resume("stay in a chain of depth 10, its leaf suspends again and again", n => Workload.Stay(n, 10), null, null, TaskChain.Depth10, ValueTaskChain.Depth10, PoolingChain.Depth10,
            (e, s, n) => e.Spawn(LoopChain.Depth10Task(s, n)));
        yield return AtOnce("call chain of depth 1 that completes at once", 1, 0.25, 0.17, TaskChain.Call1, ValueTaskChain.Call1, PoolingChain.Call1,
            (e, s, n) => e.Spawn(LoopChain.Call1Task(s, n)));
        yield return AtOnce("call chain of depth 10 that completes at once", 10, 0.25, 0.18, TaskChain.Call10, ValueTaskChain.Call10, PoolingChain.Call10,
            (e, s, n) => e.Spawn(LoopChain.Call10Task(s, n)));
        yield return new Row("spawn, suspend once, finish", Workload.Spawn, 0.50, 0.35,
            new Contestant(Task, AsyncDriver.SpawnTasks),
            new Contestant(Value, n => AsyncDriver.SpawnValueTasks(ValueTaskChain.Once, n)),
            new Contestant(Pooling, n => AsyncDriver.SpawnValueTasks(PoolingChain.Once, n)),
            new Contestant(Ours + ", joined", n => executor.Run(LoopDriver.SpawnAndJoinTask(n)), IsOurs: true),
            new Contestant(Ours + ", detached", n => executor.Run(LoopDriver.SpawnDetachedTask(n)), IsOurs: true));
        yield return new Row("spawn that completes at once", Workload.Spawn, 1.50, 1.00,
            new Contestant(Task, AsyncDriver.SpawnTasksAtOnce),
            new Contestant(Value, n => AsyncDriver.SpawnValueTasksAtOnce(ValueTaskChain.Once, n)),
            new Contestant(Pooling, n => AsyncDriver.SpawnValueTasksAtOnce(PoolingChain.Once, n)),
            new Contestant(Ours + ", joined", n => executor.Run(LoopDriver.SpawnAndJoinAtOnceTask(n)), IsOurs: true),
            new Contestant(Ours + ", detached", n => executor.Run(LoopDriver.SpawnDetachedAtOnceTask(n)), IsOurs: true));
        yield return Resume("throw at depth 10 after a suspension, catch in the root", n => n, 0.25, 0.17, TaskChain.Catch10, ValueTaskChain.Catch10, PoolingChain.Catch10,
            (e, s, n) => e.Spawn(LoopChain.Catch10Task(s, n)), throws: true);

        Row Resume(string title, Func<int, long> expected, double? landing, double? goal, Func<AsyncSignal, int, Task<long>> task,
            Func<AsyncSignal, int, ValueTask<long>> value, Func<AsyncSignal, int, ValueTask<long>> pooling, StartTask ours, bool throws = false)
        {
            return new Row(title, expected, landing, goal,
                new Contestant(Task, n => AsyncDriver.Resume((signal, count) => new ValueTask<long>(task(signal, count)), n, throws)),
                new Contestant(Value, n => AsyncDriver.Resume(value, n, throws)),
                new Contestant(Pooling, n => AsyncDriver.Resume(pooling, n, throws)),
                new Contestant(Ours, n => executor.Run(LoopDriver.ResumeTask(executor, ours, n, throws)), IsOurs: true));
        }

        Row AtOnce(string title, int depth, double landing, double goal, Func<AsyncSignal, int, Task<long>> task,
            Func<AsyncSignal, int, ValueTask<long>> value, Func<AsyncSignal, int, ValueTask<long>> pooling, StartTask ours)
        {
            return new Row(title, n => Workload.AtOnce(n, depth), landing, goal,
                new Contestant(Task, n => AsyncDriver.AtOnce((signal, count) => new ValueTask<long>(task(signal, count)), n)),
                new Contestant(Value, n => AsyncDriver.AtOnce(value, n)),
                new Contestant(Pooling, n => AsyncDriver.AtOnce(pooling, n)),
                new Contestant(Ours, n => executor.Run(LoopDriver.AtOnceTask(executor, ours, n)), IsOurs: true));
        }
    }
}
