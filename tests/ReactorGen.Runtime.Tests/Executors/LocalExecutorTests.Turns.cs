using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests.Executors;

/// <content>Who runs when.</content>
public sealed partial class LocalExecutorTests
{
    [Fact]
    public void A_yielding_task_does_not_starve_io()
    {
        using var executor = new LocalExecutor();
        var (reading, writing) = Descriptors.Pipe();
        using var _ = reading;
        using var __ = writing;
        int yields = 0, yieldsWhenReady = -1;
        executor.Run(Script.Task(Yielder));
        Assert.InRange(yieldsWhenReady, 0, 3);

        IEnumerable<Leaf> Yielder()
        {
            Token token = ReactorTask.Current.Reactor.Register(reading);
            JoinHandle<int> reader = ReactorTask.Spawn(Script.Task(() => Reader(token)));
            Descriptors.Write(writing.Number());
            for (; yields < 1000; yields++) yield return Leaf.Yield();
            yield return Leaf.Join(reader);
        }
        IEnumerable<Leaf> Reader(Token token)
        {
            var suspend = Leaf.Suspend(token, Interest.Readable);
            yield return suspend;
            Assert.Equal(Readiness.Readable, suspend.Result & Readiness.Readable);
            yieldsWhenReady = yields;
        }
    }

    [Fact]
    public void A_task_whose_leaves_complete_at_once_is_put_behind_others_after_its_budget()
    {
        using var executor = new LocalExecutor(new LocalExecutorOptions { Budget = 128 });
        int completed = 0, completedWhenOtherRan = -1;
        executor.Run(Script.Task(Greedy));
        Assert.Equal(128, completedWhenOtherRan);

        IEnumerable<Leaf> Greedy()
        {
            executor.Spawn(Script.Task(Other)).Detach();
            for (; completed < 1000; completed++) yield return Leaf.Await(Task.CompletedTask);
        }
        IEnumerable<Leaf> Other()
        {
            yield return Leaf.Yield();
            completedWhenOtherRan = completed;
        }
    }

    [Fact]
    public void Spawning_runs_to_the_first_suspension_and_deep_spawning_is_queued()
    {
        using var executor = new LocalExecutor();
        int finished = 0;
        executor.Run(Script.Task(() => Nested(200)));
        Assert.Equal(201, finished);

        IEnumerable<Leaf> Nested(int depth)
        {
            if (depth > 0)
            {
                Leaf join = Leaf.Join(ReactorTask.Spawn(Script.Task(() => Nested(depth - 1))));
                yield return join;
                join.Check();
            }
            finished++;
        }
    }

    [Fact]
    public void No_wake_from_another_thread_is_lost()
    {
        using var executor = new LocalExecutor();
        const int Rounds = 20_000;
        int published = 0, seen = 0;
        Waker waker = default;
        using var turn = new SemaphoreSlim(0);
        var other = new Thread(() =>
        {
            for (int i = 1; i <= Rounds; i++)
            {
                turn.Wait();
                Volatile.Write(ref published, i);
                waker.Wake();
            }
        });
        other.Start();
        executor.Run(Script.Task(Body));
        other.Join();
        Assert.Equal(Rounds, seen);

        IEnumerable<Leaf> Body()
        {
            while (seen < Rounds)
            {
                // The other thread may wake before, while and after this task parks and the loop goes to sleep.
                bool released = false;
                yield return Leaf.Until(() => Volatile.Read(ref published) > seen, w =>
                {
                    if (released) return;
                    released = true;
                    waker = w;
                    turn.Release();
                });
                seen++;
            }
        }
    }
}
