using System.Collections.Concurrent;
using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <summary>Tasks of three executors, one of each kind, at one primitive; another thread cancels. Bounded rounds, generous deadlines.</summary>
public sealed partial class ManyThreadsTests
{
    private const int Executors = 3;
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(3);

    /// <summary>Runs bodies on executors of their own while another thread cancels what it is given.</summary>
    private sealed class Crowd : IDisposable
    {
        private readonly List<Executor> _executors = [];
        private readonly ConcurrentQueue<JoinHandle> _victims = new();
        private readonly ConcurrentQueue<Exception> _failures = new();
        private volatile bool _stop;

        internal void Victim(JoinHandle handle) => _victims.Enqueue(handle);

        internal void Run(Action<Executor, int> body, int seed)
        {
            var threads = new List<Thread>();
            for (int i = 0; i < Executors; i++)
            {
                int index = i;
                Executor executor = ((ExecutorKind)i).Make();
                _executors.Add(executor);
                threads.Add(new Thread(() =>
                {
                    try
                    {
                        body(executor, index);
                    }
                    catch (Exception exception)
                    {
                        _failures.Enqueue(exception);
                    }
                }) { IsBackground = true });
            }
            var canceller = new Thread(() => CancelSome(new Random(seed))) { IsBackground = true };
            canceller.Start();
            foreach (Thread thread in threads) thread.Start();
            foreach (Thread thread in threads) Assert.True(thread.Join(s_deadline), $"seed {seed}: somebody waits for ever\n{string.Join("\n", _executors.SelectMany(e => e.DumpTasks()))}");
            _stop = true;
            canceller.Join();
            Assert.True(_failures.IsEmpty, $"seed {seed}: {string.Join("\n", _failures)}");
        }

        private void CancelSome(Random random)
        {
            while (!_stop)
            {
                if (_victims.TryDequeue(out JoinHandle victim))
                {
                    if (random.Next(2) == 0) victim.Cancel();
                    if (!victim.IsCompleted) _victims.Enqueue(victim);
                }
                Thread.SpinWait(random.Next(200));
            }
        }

        public void Dispose()
        {
            foreach (Executor executor in _executors) executor.Dispose();
        }
    }

    [ReactorTask]
    private static partial void JoinAll(List<JoinHandle> tasks)
    {
        foreach (JoinHandle task in tasks) task.Join();
    }

    private sealed class Gauge
    {
        internal int Holders;
        internal int Most;
        internal long Plain;
    }

    [ReactorTask]
    private static partial void UsePermits(TaskSemaphore semaphore, Gauge gauge, int rounds, int seed)
    {
        var random = new Random(seed);
        for (int done = 0; done < rounds;)
        {
            int count = random.Next(10) == 0 ? 3 : 1;
            try
            {
                using (semaphore.Acquire(count))
                {
                    int holders = Interlocked.Add(ref gauge.Holders, count);
                    if (holders > 3) Interlocked.Exchange(ref gauge.Most, holders);
                    try
                    {
                        if (random.Next(3) == 0) Yield();
                    }
                    finally
                    {
                        Interlocked.Add(ref gauge.Holders, -count);
                    }
                    done++;
                }
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public void Never_more_permits_than_there_are_and_none_lost(int seed)
    {
        using var crowd = new Crowd();
        var semaphore = new TaskSemaphore(3);
        var gauge = new Gauge();
        crowd.Run((executor, index) =>
        {
            var tasks = new List<JoinHandle>();
            for (int i = 0; i < 5; i++)
            {
                JoinHandle task = executor.Spawn(UsePermitsTask(semaphore, gauge, 1500, seed * 100 + index * 10 + i));
                tasks.Add(task);
                crowd.Victim(task);
            }
            executor.Run(JoinAllTask(tasks));
        }, seed);
        Assert.Equal(0, gauge.Most);
        Assert.Equal(0, gauge.Holders);
        Assert.Equal(3, semaphore.AvailablePermits);
        Assert.Equal(0, semaphore.Protocol.Figures.Waiting);
    }

    [ReactorTask]
    private static partial void Count(TaskMutex mutex, Gauge gauge, int rounds, int seed)
    {
        var random = new Random(seed);
        for (int done = 0; done < rounds;)
        {
            try
            {
                using (TaskMutexGuard guard = mutex.Lock())
                {
                    Assert.False(guard.IsAbandoned);
                    long before = gauge.Plain;
                    if (random.Next(3) == 0) Yield();
                    gauge.Plain = before + 1;
                    done++;
                }
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public void A_plain_counter_under_a_mutex_is_exact(int seed)
    {
        using var crowd = new Crowd();
        var mutex = new TaskMutex();
        var gauge = new Gauge();
        crowd.Run((executor, index) =>
        {
            var tasks = new List<JoinHandle>();
            for (int i = 0; i < 4; i++)
            {
                JoinHandle task = executor.Spawn(CountTask(mutex, gauge, 1500, seed * 100 + index * 10 + i));
                tasks.Add(task);
                crowd.Victim(task);
            }
            executor.Run(JoinAllTask(tasks));
        }, seed);
        Assert.Equal(Executors * 4 * 1500, gauge.Plain);
        Assert.False(mutex.IsLocked);
    }

    [ReactorTask]
    private static partial void Produce(TaskChannel<(int Producer, int Number)> channel, int producer, int count, TaskLatch sent)
    {
        for (int number = 0; number < count;)
        {
            try
            {
                channel.Send((producer, number));
                number++;
            }
            catch (OperationCanceledException)
            {
                // Not sent: once more.
            }
        }
        if (sent.CountDown()) channel.Complete();
    }

    [ReactorTask]
    private static partial void Consume(TaskChannel<(int Producer, int Number)> channel, List<(int Producer, int Number)> received)
    {
        while (true)
        {
            try
            {
                foreach ((int Producer, int Number) item in channel.ReceiveAll()) received.Add(item);
                return;
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [Theory, InlineData(0, 1), InlineData(1, 2), InlineData(7, 3), InlineData(int.MaxValue, 4)]
    public void Every_item_once_and_in_the_order_of_its_producer(int capacity, int seed)
    {
        const int Count = 2000;
        using var crowd = new Crowd();
        var channel = new TaskChannel<(int Producer, int Number)>(capacity);
        var sent = new TaskLatch(Executors * 2);
        List<(int Producer, int Number)>[] received = [.. Enumerable.Range(0, Executors * 2).Select(_ => new List<(int, int)>())];
        crowd.Run((executor, index) =>
        {
            var tasks = new List<JoinHandle>();
            for (int i = 0; i < 2; i++)
            {
                tasks.Add(executor.Spawn(ProduceTask(channel, index * 2 + i, Count, sent)));
                tasks.Add(executor.Spawn(ConsumeTask(channel, received[index * 2 + i])));
            }
            foreach (JoinHandle task in tasks) crowd.Victim(task);
            executor.Run(JoinAllTask(tasks));
        }, seed);
        Assert.Equal(Enumerable.Range(0, Executors * 2 * Count), received.SelectMany(r => r).Select(item => item.Producer * Count + item.Number).Order());
        foreach (List<(int Producer, int Number)> one in received)
        foreach (IGrouping<int, (int Producer, int Number)> producer in one.GroupBy(item => item.Producer))
            Assert.Equal(producer.Select(item => item.Number).Order(), producer.Select(item => item.Number));
        Assert.Equal(0, channel.Count);
    }
}
