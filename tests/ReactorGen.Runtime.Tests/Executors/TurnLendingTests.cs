using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ReactorGen.EventQueues;
using ReactorGen.Net;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Executors;

/// <summary>Workers of the thread pool look at the event queue for the reactor while events keep coming: nothing may wait because of that.</summary>
public sealed partial class TurnLendingTests
{
    /// <summary>The system's queue; knows whether a thread of the pool has looked at it.</summary>
    /// <param name="waitsOn">Whether a thread of the pool that waits does so until something happens, however short it wants to.</param>
    private sealed class WatchedQueue(bool waitsOn = false) : IEventQueue
    {
        private readonly EpollQueue _queue = new();
        private int _waiting;

        internal ManualResetEventSlim WasBorrowed { get; } = new();

        /// <summary>A thread of the pool has waited and was told that there is something, which is no event.</summary>
        internal SemaphoreSlim WasRoused { get; } = new(0);

        internal bool IsWaitedFor => Volatile.Read(ref _waiting) != 0;

        public QueueMode Mode => _queue.Mode;

        public int Add(int descriptor, Token token, Interest interest, QueueMode mode) => _queue.Add(descriptor, token, interest, mode);

        public int Modify(int descriptor, Token token, Interest interest, QueueMode mode) => _queue.Modify(descriptor, token, interest, mode);

        public int Delete(int descriptor) => _queue.Delete(descriptor);

        public int Wait(Span<QueueEvent> events, int milliseconds)
        {
            if (!Thread.CurrentThread.IsThreadPoolThread) return _queue.Wait(events, milliseconds);
            WasBorrowed.Set();
            if (!waitsOn || milliseconds == 0) return _queue.Wait(events, milliseconds);
            Volatile.Write(ref _waiting, 1);
            int count = _queue.Wait(events, -1);
            Volatile.Write(ref _waiting, 0);
            if (count == 0) WasRoused.Release();
            return count;
        }

        public void Notify() => _queue.Notify();

        public void Dispose() => _queue.Dispose();
    }

    private static readonly SemaphoreSlim s_holds = new(0), s_served = new(0);

    /// <summary>Reads a byte, then holds its thread until another task has had its byte, which comes later.</summary>
    [ReactorTask]
    private static partial void Hold(TcpStream stream, int rounds)
    {
        using (stream)
        {
            for (int i = 0; i < rounds; i++)
            {
                using var chunk = stream.ReadChunk();
                Assert.Equal(1, chunk.Length);
                s_holds.Release();
                Assert.True(s_served.Wait(Host.Limit), "No I/O goes on while a task holds its thread.");
            }
        }
    }

    [ReactorTask]
    private static partial void Release(TcpStream stream, int rounds)
    {
        using (stream)
        {
            for (int i = 0; i < rounds; i++)
            {
                using var chunk = stream.ReadChunk();
                Assert.Equal(1, chunk.Length);
                s_served.Release();
                stream.WriteAll(chunk.Memory);
            }
        }
    }

    [ReactorTask]
    private static partial void Echo(TcpStream stream)
    {
        using (stream)
        {
            while (true)
            {
                using var chunk = stream.ReadChunk();
                if (chunk.Length == 0) return;
                stream.WriteAll(chunk.Memory);
            }
        }
    }

    [ReactorTask]
    private static partial void Serve(TcpAcceptor acceptor, int echoes, int rounds)
    {
        using (acceptor)
        {
            for (int i = 0; i < echoes; i++) Spawn(EchoTask(acceptor.Accept()));
            var held = Spawn(HoldTask(acceptor.Accept(), rounds));
            var released = Spawn(ReleaseTask(acceptor.Accept(), rounds));
            held.Join();
            released.Join();
        }
    }

    [ReactorTask]
    private static partial TcpAcceptor Bind() => TcpAcceptor.Bind(Host.Anywhere);

    [Fact]
    public async Task A_task_that_holds_its_thread_keeps_no_other_from_its_events()
    {
        const int echoes = 8, rounds = 60;
        var queue = new WatchedQueue();
        using var executor = new ThreadPoolExecutor(new ScheduledExecutorOptions { EventQueue = queue });
        TcpAcceptor acceptor = executor.Run(BindTask());
        JoinHandle server = executor.Spawn(ServeTask(acceptor, echoes, rounds));
        IPEndPoint endPoint = acceptor.LocalEndPoint;
        Socket[] clients = [.. Enumerable.Range(0, echoes).Select(_ => Host.Connect(endPoint))];
        using Socket held = Host.Connect(endPoint), released = Host.Connect(endPoint);
        // Events that keep coming, so that turns are lent.
        bool ended = false;
        Task[] load = [.. clients.Select(client => Task.Factory.StartNew(
            () =>
            {
                byte[] one = [1];
                while (!Volatile.Read(ref ended))
                {
                    client.Send(one);
                    client.ReceiveExact(1);
                }
            },
            TaskCreationOptions.LongRunning))];
        for (int i = 0; i < rounds; i++)
        {
            held.Send([2]);
            Assert.True(await s_holds.WaitAsync(Host.Limit), "The task that is to hold its thread has not had its byte.");
            released.Send([3]);
            Assert.Equal([3], released.ReceiveExact(1));
        }
        Assert.True(queue.WasBorrowed.Wait(Host.Limit), "No worker has looked at the event queue.");
        Volatile.Write(ref ended, true);
        await Task.WhenAll(load).WaitAsync(Host.Limit);
        foreach (Socket client in clients) client.Dispose();
        await server.AsTask().WaitAsync(Host.Limit);
    }

    [ReactorTask]
    private static partial void ServeOne(TcpAcceptor acceptor)
    {
        using (acceptor)
        {
            TcpStream stream = acceptor.Accept();
            Echo(stream);
        }
    }

    [ReactorTask]
    private static partial void Sleep(TimeSpan time) => Delay(time);

    [ReactorTask]
    private static partial void Nothing()
    {
    }

    /// <summary>A thread of the pool waits in the event queue, for ever, in <paramref name="then"/>'s time.</summary>
    private static async Task WhileAWorkerWaits(Func<ThreadPoolExecutor, WatchedQueue, Task> then)
    {
        var queue = new WatchedQueue(waitsOn: true);
        var executor = new ThreadPoolExecutor(new ScheduledExecutorOptions { EventQueue = queue });
        TcpAcceptor acceptor = executor.Run(BindTask());
        IPEndPoint endPoint = acceptor.LocalEndPoint;
        JoinHandle server = executor.Spawn(ServeOneTask(acceptor));
        using Socket client = Host.Connect(endPoint);
        await Task.Factory.StartNew(
            () =>
            {
                byte[] one = [1];
                long begun = Stopwatch.GetTimestamp();
                // Events that keep coming have the turn lent, and the worker waits for the next one.
                do
                {
                    for (int i = 0; i < 20; i++)
                    {
                        client.Send(one);
                        client.ReceiveExact(1);
                    }
                    Assert.True(Stopwatch.GetElapsedTime(begun) < Host.Limit, "No worker waits for events.");
                }
                while (!SpinWait.SpinUntil(() => queue.IsWaitedFor, 5));
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (queue.WasRoused.Wait(0)) { }
        await then(executor, queue);
        client.Dispose();
        Task ended = server.AsTask();
        await Task.WhenAny(ended).WaitAsync(Host.Limit);
        Assert.False(ended.IsFaulted);
        executor.Dispose();
    }

    [Fact]
    public Task A_worker_that_waits_is_roused_by_a_task_that_becomes_runnable() => WhileAWorkerWaits(async (executor, queue) =>
    {
        await executor.Spawn(NothingTask()).AsTask().WaitAsync(Host.Limit);
        Assert.True(await queue.WasRoused.WaitAsync(Host.Limit), "The worker waits on.");
    });

    [Fact]
    public Task A_worker_that_waits_fires_timers_that_are_armed_meanwhile() => WhileAWorkerWaits(
        (executor, _) => executor.Spawn(SleepTask(TimeSpan.FromMilliseconds(20))).AsTask().WaitAsync(Host.Limit));

    [Fact]
    public Task A_worker_that_waits_ends_with_the_executor() => WhileAWorkerWaits(
        (executor, _) => executor.ShutdownAsync(Host.Limit).WaitAsync(Host.Limit));
}
