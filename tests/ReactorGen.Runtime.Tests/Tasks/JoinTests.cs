using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

using ReactorGen.Runtime.Tests.Net;
using ReactorGen.Tasks;

namespace ReactorGen.Runtime.Tests.Tasks;

public sealed partial class JoinTests
{
    private static IEnumerable<Leaf> Value(Out<int> output, int value, int yields = 0)
    {
        for (int i = 0; i < yields; i++) yield return Leaf.Yield();
        output.Value = value;
    }

    private static IEnumerable<Leaf> Throw()
    {
        yield return Leaf.Yield();
        throw new ArithmeticException("from the task");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_join_returns_the_result_once(int yields)
    {
        using var executor = new LocalExecutor();
        executor.Run(Script.Task(Body));

        IEnumerable<Leaf> Body()
        {
            JoinHandle<int> handle = ReactorTask.Spawn(Script<int>.Task(output => Value(output, 5, yields)));
            var join = Leaf.Join(handle);
            yield return join;
            Assert.Equal(5, join.Result);
            Assert.True(handle.IsCompleted);
            var again = Leaf.Join(handle);
            yield return again;
            Assert.Throws<InvalidOperationException>(() => again.Result);
            Assert.Throws<InvalidOperationException>(handle.Detach);
        }
    }

    [Theory, EveryExecutor]
    public void A_second_join_while_the_first_waits_is_refused_and_the_first_goes_on(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        executor.Run(Script.Task(Body));

        IEnumerable<Leaf> Body()
        {
            // It does not end before the second join: ended and joined, its cell would be the next task's.
            bool isRefused = false;
            JoinHandle<int> handle = ReactorTask.Spawn(Script<int>.Task(Held));
            JoinHandle<int> first = ReactorTask.Spawn(Script<int>.Task(output => Joiner(output)));
            while (!TaskBits.Is(Volatile.Read(ref handle.Cell!.State), TaskBits.Joined)) yield return Leaf.Yield();
            var second = Leaf.Join(handle);
            yield return second;
            Assert.Throws<InvalidOperationException>(() => second.Result);
            Volatile.Write(ref isRefused, true);
            var join = Leaf.Join(first);
            yield return join;
            Assert.Equal(5, join.Result);

            IEnumerable<Leaf> Held(Out<int> output)
            {
                while (!Volatile.Read(ref isRefused)) yield return Leaf.Yield();
                output.Value = 5;
            }
            IEnumerable<Leaf> Joiner(Out<int> output)
            {
                var inner = Leaf.Join(handle);
                yield return inner;
                output.Value = inner.Result;
            }
        }
    }

    [Theory, EveryExecutor]
    public void A_join_rethrows_with_the_stack_of_the_throw(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        executor.Run(Script.Task(Body));

        static IEnumerable<Leaf> Body()
        {
            var join = Leaf.Join(ReactorTask.Spawn(Script.Task(Throw)));
            yield return join;
            var thrown = Assert.Throws<ArithmeticException>(() => join.Result);
            Assert.Contains(nameof(Throw), thrown.StackTrace);
        }
    }

    [Theory, EveryExecutor]
    public void A_joiner_that_is_cancelled_leaves_the_handle_to_be_joined_again(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        executor.Run(Script.Task(Body));

        static IEnumerable<Leaf> Body()
        {
            // It does not end before: a result beats a cancellation.
            bool isCancelled = false;
            JoinHandle<int> slow = ReactorTask.Spawn(Script<int>.Task(Held));
            JoinHandle<int> joiner = ReactorTask.Spawn(Script.Task(Joiner));
            joiner.Cancel();
            var cancelled = Leaf.Join(joiner);
            yield return cancelled;
            Assert.Throws<OperationCanceledException>(() => cancelled.Result);
            Volatile.Write(ref isCancelled, true);
            var join = Leaf.Join(slow);
            yield return join;
            Assert.Equal(5, join.Result);

            IEnumerable<Leaf> Held(Out<int> output)
            {
                while (!Volatile.Read(ref isCancelled)) yield return Leaf.Yield();
                output.Value = 5;
            }
            IEnumerable<Leaf> Joiner()
            {
                var inner = Leaf.Join(slow);
                yield return inner;
                inner.Check();
            }
        }
    }

    [Fact]
    public void A_result_that_is_there_beats_a_cancel_of_the_joiner()
    {
        using var executor = new LocalExecutor();
        executor.Run(Script.Task(Body));

        static IEnumerable<Leaf> Body()
        {
            JoinHandle<int> quick = ReactorTask.Spawn(Script<int>.Task(output => Value(output, 5, 1)));
            JoinHandle<int> joiner = ReactorTask.Spawn(Script<int>.Task(output => Joiner(output)));
            yield return Leaf.Yield();
            // The joiner has been woken by the result and has not run yet, or will be.
            joiner.Cancel();
            var join = Leaf.Join(joiner);
            yield return join;
            Assert.Equal(5, join.Result);

            IEnumerable<Leaf> Joiner(Out<int> output)
            {
                var inner = Leaf.Join(quick);
                yield return inner;
                output.Value = inner.Result;
            }
        }
    }

    [Theory, EveryExecutor]
    public void Cancelling_an_old_handle_does_not_touch_the_next_task_of_its_cell(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        executor.Run(Script.Task(Body));

        static IEnumerable<Leaf> Body()
        {
            JoinHandle<int> old = ReactorTask.Spawn(Script<int>.Task(output => Value(output, 1)));
            yield return Leaf.Join(old);
            JoinHandle<int> next = ReactorTask.Spawn(Script<int>.Task(output => Value(output, 2, 2)));
            Assert.Same(old.Cell, next.Cell);
            Assert.NotEqual(old, next);
            old.Cancel();
            var fromAfar = Leaf.Await(Task.Run(old.Cancel));
            yield return fromAfar;
            var join = Leaf.Join(next);
            yield return join;
            Assert.Equal(2, join.Result);
        }
    }

    [Fact]
    public void A_handle_that_is_kept_keeps_its_cell_out_of_the_pool()
    {
        using var executor = new LocalExecutor();
        executor.Run(Script.Task(Body));

        static IEnumerable<Leaf> Body()
        {
            JoinHandle<int> kept = ReactorTask.Spawn(Script<int>.Task(output => Value(output, 1)));
            JoinHandle<int> next = ReactorTask.Spawn(Script<int>.Task(output => Value(output, 2)));
            Assert.NotSame(kept.Cell, next.Cell);
            next.Detach();
            JoinHandle<int> third = ReactorTask.Spawn(Script<int>.Task(output => Value(output, 3)));
            Assert.Same(next.Cell, third.Cell);
            yield return Leaf.Join(third);
            var join = Leaf.Join(kept);
            yield return join;
            Assert.Equal(1, join.Result);
        }
    }

    [Theory, EveryExecutor]
    public async Task A_handle_is_awaited_by_async_code_result_exception_and_cancellation(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        JoinHandle<int> value = executor.Spawn(Script<int>.Task(output => Value(output, 5, 2)));
        JoinHandle<int> fault = executor.Spawn(Script.Task(Throw));
        JoinHandle<int> cancelled = executor.Spawn(Script.Task(Wait));
        JoinHandle untyped = executor.Spawn(Script<int>.Task(output => Value(output, 6)));
        JoinHandle<int> last = executor.Spawn(Script.Task(Wait));
        var loop = new Thread(() => Assert.Throws<OperationCanceledException>(() => executor.Run(Script.Task(Root))));
        loop.Start();
        Assert.Equal(5, await value);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await value);
        var thrown = await Assert.ThrowsAsync<ArithmeticException>(async () => await fault);
        Assert.Contains(nameof(Throw), thrown.StackTrace);
        cancelled.Cancel();
        Task<int> asTask = cancelled.AsTask();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asTask);
        Assert.True(asTask.IsCanceled);
        await untyped;
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await default(JoinHandle));
        last.Cancel();
        loop.Join();

        IEnumerable<Leaf> Root()
        {
            var join = Leaf.Join(last);
            yield return join;
            join.Check();
        }
        static IEnumerable<Leaf> Wait()
        {
            Leaf forever = Leaf.Forever();
            yield return forever;
            forever.Check();
        }
    }

    [Theory, EveryExecutor]
    public void A_task_of_another_executor_can_be_joined(ExecutorKind kind)
    {
        using Executor server = kind.Make();
        using Executor client = kind.Make();
        JoinHandle<int> handle = server.Spawn(Script<int>.Task(output => Value(output, 5, 2)));
        var loop = new Thread(() =>
        {
            try
            {
                server.Run(Script.Task(() => [Leaf.Forever()]));
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                // It was stopped; on the executors that need nobody to run them perhaps before this thread had begun.
            }
        });
        loop.Start();
        Assert.Equal(5, client.Run(Script<int>.Task(Body)));
        server.Stop();
        loop.Join();

        IEnumerable<Leaf> Body(Out<int> output)
        {
            var join = Leaf.Join(handle);
            yield return join;
            output.Value = join.Result;
        }
    }
}
