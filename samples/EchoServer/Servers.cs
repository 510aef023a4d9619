using System.Net;
using ReactorGen;

namespace EchoServer;

/// <summary>The same server on each kind of executor.</summary>
internal interface IServer : IDisposable
{
    /// <summary>Serves until it is stopped.</summary>
    void Run(IPEndPoint endPoint);

    /// <summary>Cancels every task. Any thread.</summary>
    void Stop();
}

internal static class Servers
{
    public static IServer Make(string kind, int shards) => kind switch
    {
        "pool" => new OneExecutor(new ThreadPoolExecutor()),
        "sharded" => new Shards(new ShardedExecutor(new ShardedExecutorOptions { Shards = shards })),
        _ => new OneExecutor(new LocalExecutor()),
    };

    private static void Announce(IPEndPoint endPoint) => Console.WriteLine($"listening on {endPoint}");

    private sealed class OneExecutor(Executor executor) : IServer
    {
        public void Run(IPEndPoint endPoint) => executor.Run(Echo.ListenTask(endPoint, sharePort: false, Announce));

        public void Stop() => executor.Stop();

        public void Dispose() => executor.Dispose();
    }

    /// <summary>A listener on each shard, all at one address: the system deals the connections out.</summary>
    private sealed class Shards(ShardedExecutor executor) : IServer
    {
        public void Run(IPEndPoint endPoint)
        {
            // The first takes a port where none was asked for; the others share it.
            var listening = new TaskCompletionSource<IPEndPoint>();
            JoinHandle first = executor.Shards[0].Spawn(Echo.ListenTask(endPoint, sharePort: true, listening.SetResult));
            Task ended = first.AsTask();
            if (Task.WaitAny(listening.Task, ended) == 0)
            {
                foreach (LocalExecutor shard in executor.Shards.Skip(1))
                    shard.Spawn(Echo.ListenTask(listening.Task.Result, sharePort: true, _ => { })).Detach();
                Announce(listening.Task.Result);
            }
            ended.GetAwaiter().GetResult();
        }

        public void Stop() => executor.Stop();

        public void Dispose() => executor.Dispose();
    }
}
