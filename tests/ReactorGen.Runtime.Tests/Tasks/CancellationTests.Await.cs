using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests.Tasks;

/// <content>Waits for what is not ours.</content>
public sealed partial class CancellationTests
{
    [Theory, EveryExecutor]
    public void Await_Task_is_abandoned_and_its_result_beats_a_cancel(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        executor.Run(Script.Task(Body));

        static IEnumerable<Leaf> Body()
        {
            var never = new TaskCompletionSource<int>();
            JoinHandle<int> abandoned = ReactorTask.Spawn(Script<int>.Task(output => Wait(output, never.Task)));
            abandoned.Cancel();
            var join = Leaf.Join(abandoned);
            yield return join;
            Assert.Throws<OperationCanceledException>(() => join.Result);
            never.SetResult(1);

            var soon = new TaskCompletionSource<int>();
            JoinHandle<int> waiter = ReactorTask.Spawn(Script<int>.Task(output => Wait(output, soon.Task)));
            soon.SetResult(5);
            waiter.Cancel();
            join = Leaf.Join(waiter);
            yield return join;
            Assert.Equal(5, join.Result);
        }
        static IEnumerable<Leaf> Wait(Out<int> output, Task<int> task)
        {
            var wait = Leaf.Await(task);
            yield return wait;
            output.Value = wait.Result;
        }
    }

    [Theory, EveryExecutor]
    public void Await_ValueTask_is_not_abandoned_and_the_cancel_comes_at_the_next_wait(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        executor.Run(Script.Task(Body));

        static IEnumerable<Leaf> Body()
        {
            var source = new TaskCompletionSource<int>();
            JoinHandle<int> waiter = ReactorTask.Spawn(Script<int>.Task(output => Wait(output, new ValueTask<int>(source.Task))));
            waiter.Cancel();
            yield return Leaf.Yield();
            Assert.False(waiter.IsCompleted);
            source.SetResult(5);
            var join = Leaf.Join(waiter);
            yield return join;
            Assert.Equal(5, join.Result);
        }
        static IEnumerable<Leaf> Wait(Out<int> output, ValueTask<int> task)
        {
            var wait = Leaf.Await(task);
            yield return wait;
            output.Value = wait.Result;
            Leaf next = Leaf.Yield();
            yield return next;
            Assert.Throws<OperationCanceledException>(next.Check);
        }
    }

    [Theory, EveryExecutor]
    public void The_token_of_the_current_task_is_cancelled_with_it_from_any_thread(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        var reported = new List<string>();
        executor.UnhandledException += (_, e) => reported.Add(e.Exception.InnerException!.Message);
        executor.Run(Script.Task(Body));
        Assert.Equal(["callback"], reported);

        static IEnumerable<Leaf> Body()
        {
            var registered = new TaskCompletionSource();
            JoinHandle<int> waiter = ReactorTask.Spawn(Script.Task(() => Wait(registered)));
            yield return Leaf.Await(registered.Task);
            yield return Leaf.Await(Task.Run(waiter.Cancel));
            var join = Leaf.Join(waiter);
            yield return join;
            join.Check();
        }
        static IEnumerable<Leaf> Wait(TaskCompletionSource registered)
        {
            CancellationToken token = ReactorTask.Current.CancellationToken;
            Assert.Equal(token, ReactorTask.Current.CancellationToken);
            token.Register(() => throw new ArithmeticException("callback"));
            registered.SetResult();
            var never = new TaskCompletionSource();
            Leaf wait = Leaf.Await(never.Task);
            yield return wait;
            var thrown = Assert.Throws<OperationCanceledException>(wait.Check);
            Assert.Equal(token, thrown.CancellationToken);
            Assert.True(token.IsCancellationRequested);
        }
    }
}
