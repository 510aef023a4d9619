// Shards have nothing in common but their beginning and their end: no state here is shared by running tasks.
//
// 1. Each shard is a LocalExecutor that runs a keeper, a task that waits to be cancelled, on a thread of the sharded executor's. A shutdown cancels it with the
//    rest, so the thread ends with its shard.
// 2. A task stays on the shard it was spawned on.
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

/// <summary>
/// One <see cref="LocalExecutor"/> for each processor, each with a thread and a reactor of its own: as many cheap loops as there are cores, for servers whose
/// connections have little to do with each other. A task never leaves its shard.
/// </summary>
/// <remarks>
/// Let each shard listen at the same address (<see cref="SpawnOnEach"/> and <c>sharePort</c> of <see cref="Net.TcpAcceptor.Bind"/>), and the system deals the
/// connections out; or accept on one and hand connections over to the others (<see cref="Net.SocketStream.Release"/>, <see cref="Net.TcpStream.Adopt"/>). The shape is that of monoio and glommio.
/// </remarks>
public sealed partial class ShardedExecutor : IDisposable
{
    private readonly LocalExecutor[] _shards;
    private readonly Thread[] _threads;
    private int _next = -1;

    /// <summary>Makes the shards and starts their threads.</summary>
    public ShardedExecutor() : this(new ShardedExecutorOptions())
    {
    }

    /// <summary>Makes the shards and starts their threads.</summary>
    /// <param name="options">Read now; later changes have no effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ShardedExecutor(ShardedExecutorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(options.Name);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Shards, 1);
        Name = options.Name;
        _shards = new LocalExecutor[options.Shards];
        _threads = new Thread[options.Shards];
        try
        {
            for (int i = 0; i < _shards.Length; i++) Start(i, options.Shard?.Invoke(i) ?? new LocalExecutorOptions());
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The executor's name.</summary>
    public string Name { get; }

    /// <summary>The shards, by number.</summary>
    public IReadOnlyList<LocalExecutor> Shards => _shards;

    /// <summary>Raised for what <see cref="Executor.UnhandledException"/> of a shard is raised for; the sender is the shard.</summary>
    public event EventHandler<TaskExceptionEventArgs>? UnhandledException
    {
        add
        {
            foreach (LocalExecutor shard in _shards) shard.UnhandledException += value;
        }
        remove
        {
            foreach (LocalExecutor shard in _shards) shard.UnhandledException -= value;
        }
    }

    /// <summary>Runs a task on a shard and blocks the calling thread until it has ended.</summary>
    /// <inheritdoc cref="Executor.Run{TMachine, TResult}(in ReactorTask{TMachine, TResult})"/>
    public TResult Run<TMachine, TResult>(in ReactorTask<TMachine, TResult> task) where TMachine : struct, IReactorMachine<TResult>
    {
        ThrowIfInTask();
        return Next().Spawn(in task).AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Run{TMachine, TResult}(in ReactorTask{TMachine, TResult})"/>
    public void Run<TMachine>(in ReactorTask<TMachine> task) where TMachine : struct, IReactorMachine
    {
        ThrowIfInTask();
        Next().Spawn(in task).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>
    /// Starts a task on the shards in turn. From a task of a shard, <see cref="ReactorTask"/>'s <c>Spawn</c> keeps the new task on the same one instead, which is
    /// cheaper. Any thread.
    /// </summary>
    /// <inheritdoc cref="Executor.Spawn{TMachine, TResult}(in ReactorTask{TMachine, TResult}, string?)"/>
    public JoinHandle<TResult> Spawn<TMachine, TResult>(in ReactorTask<TMachine, TResult> task, string? name = null)
        where TMachine : struct, IReactorMachine<TResult> => Next().Spawn(in task, name);

    /// <inheritdoc cref="Spawn{TMachine, TResult}(in ReactorTask{TMachine, TResult}, string?)"/>
    public JoinHandle Spawn<TMachine>(in ReactorTask<TMachine> task, string? name = null) where TMachine : struct, IReactorMachine =>
        Next().Spawn(in task, name);

    /// <summary>Starts a task on each shard.</summary>
    /// <param name="task">Makes the task for a shard, given its number; called on the calling thread.</param>
    /// <param name="name">A name for errors and dumps; the method's by default.</param>
    /// <returns>The handles, by number of the shard.</returns>
    public JoinHandle[] SpawnOnEach<TMachine>(Func<int, ReactorTask<TMachine>> task, string? name = null) where TMachine : struct, IReactorMachine
    {
        ArgumentNullException.ThrowIfNull(task);
        var handles = new JoinHandle[_shards.Length];
        for (int i = 0; i < handles.Length; i++) handles[i] = _shards[i].Spawn(task(i), name);
        return handles;
    }

    /// <summary>The logical stack of every task, shard by shard. Any thread.</summary>
    public IReadOnlyList<TaskDump> DumpTasks() => [.. _shards.SelectMany(shard => shard.DumpTasks())];

    /// <summary>Asks all shards for a shutdown and returns at once. Any thread, any number of times.</summary>
    public void Stop()
    {
        foreach (LocalExecutor? shard in _shards) shard?.Stop();
    }

    /// <summary>Shuts all shards down at the same time; see <see cref="Executor.Shutdown"/>.</summary>
    /// <param name="grace">How long tasks have.</param>
    public void Shutdown(TimeSpan grace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grace, TimeSpan.Zero);
        Stop();
        Parallel(shard => shard.Shutdown(grace));
    }

    /// <summary>Shuts down with the grace periods of the shards' options and closes them. From a task of a shard it asks and returns.</summary>
    public void Dispose()
    {
        Stop();
        Parallel(shard => shard.Dispose());
        foreach (Thread? thread in _threads)
        {
            if (!IsInside) thread?.Join();
        }
    }

    private bool IsInside => Executors.Core.Current is { } core && Array.IndexOf(_shards, core.Executor) >= 0;

    // Each shard waits out its own grace period: one after the other they would take the sum.
    private void Parallel(Action<LocalExecutor> end)
    {
        if (IsInside)
        {
            foreach (LocalExecutor? shard in _shards)
            {
                // The shards whose tasks do not call this cannot be waited for without blocking the one whose task does.
                LocalExecutor? other = shard;
                if (other is not null) ThreadPool.UnsafeQueueUserWorkItem(_ => end(other), null);
            }
            return;
        }
        var ends = new List<Thread>();
        foreach (LocalExecutor? shard in _shards)
        {
            if (shard is null) continue;
            var thread = new Thread(() => end(shard)) { Name = $"end of {shard.Name}" };
            thread.Start();
            ends.Add(thread);
        }
        foreach (Thread thread in ends) thread.Join();
    }

    private LocalExecutor Next() => _shards[(uint)Interlocked.Increment(ref _next) % (uint)_shards.Length];

    private void Start(int number, LocalExecutorOptions options)
    {
        options.Name = $"{Name}/{number}";
        var shard = new LocalExecutor(options);
        _shards[number] = shard;
        var thread = new Thread(() => Keep(shard)) { IsBackground = true, Name = options.Name };
        _threads[number] = thread;
        thread.UnsafeStart();
    }

    private static void Keep(LocalExecutor shard)
    {
        try
        {
            shard.Run(KeepRunningTask());
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or TaskAbandonedException)
        {
            // By a shutdown.
        }
    }

    [ReactorTask]
    private static partial void KeepRunning()
    {
        while (true) Delay(Timeout.InfiniteTimeSpan);
    }

    private static void ThrowIfInTask()
    {
        if (Executors.Core.Current is { } current)
            throw new InvalidOperationException($"Run was called by a task of the executor {current.Executor.Name}, whose thread it would block; Spawn and Join it instead.");
    }
}
