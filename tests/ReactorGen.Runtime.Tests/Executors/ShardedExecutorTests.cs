using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Executors;

public sealed partial class ShardedExecutorTests
{
    private static ShardedExecutor Make(int shards) => new(new ShardedExecutorOptions { Shards = shards });

    [Fact]
    public void Tasks_are_dealt_out_in_turn_and_stay_where_they_are()
    {
        using ShardedExecutor executor = Make(3);
        var handles = new List<JoinHandle<string>>();
        for (int i = 0; i < 6; i++) handles.Add(executor.Spawn(WhereTask()));
        string[] names = [.. handles.Select(handle => handle.AsTask().Result)];
        Assert.Equal(["sharded/0", "sharded/1", "sharded/2", "sharded/0", "sharded/1", "sharded/2"], names);
        Assert.Equal("sharded/0", executor.Run(WhereTask()));
    }

    [ReactorTask]
    private static partial string Where()
    {
        string before = Current.Executor.Name;
        int thread = Environment.CurrentManagedThreadId;
        Delay(TimeSpan.FromMilliseconds(1));
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        var child = Spawn(NameOfMineTask());
        Assert.Equal(before, child.Join());
        return before;
    }

    [ReactorTask]
    private static partial string NameOfMine()
    {
        Yield();
        return Current.Executor.Name;
    }

    [Fact]
    public void All_shards_listen_at_one_address_and_all_of_them_serve()
    {
        using ShardedExecutor executor = Make(4);
        // A port that nobody else gets meanwhile: bound, not listening, and shared.
        using var reserving = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserving.SetRawSocketOption(1, 15, BitConverter.GetBytes(1));          // SOL_SOCKET, SO_REUSEPORT
        reserving.Bind(Host.Anywhere);
        var endPoint = (IPEndPoint)reserving.LocalEndPoint!;
        var served = new ConcurrentBag<string>();
        var listening = new CountdownEvent(4);
        executor.SpawnOnEach(_ => ListenTask(endPoint, served, listening));
        Assert.True(listening.Wait(Host.Limit));
        for (int i = 0; i < 200; i++)
        {
            using Socket client = Host.Connect(endPoint);
            byte[] bytes = Host.Pattern(100, 1);
            client.Send(bytes);
            Assert.Equal(bytes, client.ReceiveExact(100));
        }
        Assert.Equal(200, served.Count);
        Assert.Equal(4, served.Distinct().Count());
    }

    [ReactorTask]
    private static partial void Listen(IPEndPoint endPoint, ConcurrentBag<string> served, CountdownEvent listening)
    {
        using var acceptor = TcpAcceptor.Bind(endPoint, sharePort: true);
        listening.Signal();
        while (true)
        {
            var stream = acceptor.Accept();
            served.Add(Current.Executor.Name);
            Spawn(Server.EchoTask(stream));
        }
    }

    [Fact]
    public void A_task_joins_tasks_of_other_shards()
    {
        using ShardedExecutor executor = Make(2);
        Assert.Equal(45, executor.Run(SumTask(executor)));
    }

    [ReactorTask]
    private static partial int Sum(ShardedExecutor executor)
    {
        var handles = new List<JoinHandle<int>>();
        for (int i = 0; i < 10; i++) handles.Add(executor.Spawn(SameTask(i)));
        int sum = 0;
        foreach (var handle in handles) sum += handle.Join();
        return sum;
    }

    [ReactorTask]
    private static partial int Same(int value)
    {
        Yield();
        return value;
    }

    [Fact]
    public void A_fault_names_its_shard()
    {
        using ShardedExecutor executor = Make(2);
        var reported = new BlockingCollection<(string, string)>();
        executor.UnhandledException += (sender, e) => reported.Add((((Executor)sender!).Name, e.Exception.Message));
        executor.Shards[1].Spawn(FailTask()).Detach();
        Assert.True(reported.TryTake(out (string Shard, string Message) fault, Host.Limit));
        Assert.Equal(("sharded/1", "for the event"), fault);
    }

    [ReactorTask]
    private static partial void Fail()
    {
        Yield();
        throw new InvalidOperationException("for the event");
    }

    [Fact]
    public void A_shutdown_ends_all_shards_at_the_same_time()
    {
        ShardedExecutor executor = Make(3);
        JoinHandle[] handles = executor.SpawnOnEach(_ => ForeverTask());
        Assert.Contains(executor.DumpTasks(), dump => dump.ToString().Contains(nameof(Forever), StringComparison.Ordinal));
        executor.Shutdown(TimeSpan.FromSeconds(30));
        foreach (JoinHandle handle in handles) Assert.ThrowsAny<OperationCanceledException>(() => handle.AsTask().GetAwaiter().GetResult());
        executor.Dispose();
        executor.Dispose();
        Assert.True(executor.Spawn(WhereTask()).AsTask().IsCanceled);
    }

    [ReactorTask]
    private static partial void Forever() => Delay(Timeout.InfiniteTimeSpan);

    [Fact]
    public async Task A_task_may_dispose_of_its_executor()
    {
        ShardedExecutor executor = Make(2);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => executor.Spawn(DisposeTask(executor)).AsTask()).WaitAsync(Host.Limit);
        foreach (LocalExecutor shard in executor.Shards)
        {
            Task refused;
            do refused = shard.Spawn(SameTask(1)).AsTask();
            while (!await refused.ContinueWith(ended => ended.IsCanceled, TaskScheduler.Default));
        }
    }

    [ReactorTask]
    private static partial void Dispose(ShardedExecutor executor)
    {
        executor.Dispose();
        Delay(Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void Run_inside_a_task_is_refused()
    {
        using ShardedExecutor executor = Make(1);
        executor.Run(RefusedTask(executor));
    }

    [ReactorTask]
    private static partial void Refused(ShardedExecutor executor) =>
        Assert.Contains("Spawn and Join it instead", Assert.Throws<InvalidOperationException>(() => executor.Run(WhereTask())).Message, StringComparison.Ordinal);

    [Fact]
    public void Options_out_of_range_are_refused_and_leave_nothing_behind()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(0));
        int made = 0;
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShardedExecutor(new ShardedExecutorOptions
        {
            Shards = 2,
            Shard = number => new LocalExecutorOptions { Budget = ++made > 1 ? 0 : 128 },
        }));
    }
}
