using System.Globalization;
using System.Net.Sockets;
using ReactorGen.Net;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Soak;

/// <summary>
/// Echoes to thousands of connections while a task of its own cancels some of them at random. For each line of its input it waits until all connections have ended and
/// says what is left.
/// </summary>
internal static partial class SoakServer
{
    private static long s_bytes;
    private static long s_connections;
    private static long s_timeOuts;
    private static long s_cancelled;
    private static int s_open;

    public static void Run(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        int unhandled = 0;
        executor.UnhandledException += (_, e) =>
        {
            Interlocked.Increment(ref unhandled);
            Console.Error.WriteLine(e.Exception);
        };
        var loop = new Thread(() => executor.Run(ListenTask())) { IsBackground = true };
        loop.Start();
        while (Console.ReadLine() is not null)
        {
            while (Volatile.Read(ref s_open) > 0) Thread.Sleep(10);
            // The last steps of tasks, and registrations that have ended, may take a while on a machine that has other things to do; what is left over stays.
            for (DateTime limit = DateTime.UtcNow + Host.Limit / 4; DateTime.UtcNow < limit;)
            {
                executor.Spawn(TurnTask()).AsTask().Wait();
                if (executor.DumpTasks().Count <= 2 && executor.Reactor.Registrations <= 1) break;
            }
            // What runs now: the listener and the task that cancels. What is registered: the listener.
            int tasks = executor.DumpTasks().Count - 2;
            int registrations = executor.Reactor.Registrations - 1;
            long heap = GC.GetTotalMemory(forceFullCollection: true);
            int descriptors = Directory.GetFiles("/proc/self/fd").Length;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{tasks} {registrations} {descriptors} {heap} {unhandled} {s_connections} {s_bytes} {s_timeOuts} {s_cancelled}"));
        }
        Environment.Exit(0);
    }

    [ReactorTask]
    private static partial void Turn()
    {
        // A registration that has ended counts until the next wait has begun.
        for (int i = 0; i < 3; i++) Delay(TimeSpan.FromMilliseconds(2));
    }

    [ReactorTask]
    private static partial void Listen()
    {
        var handles = new JoinHandle[512];
        using var acceptor = TcpAcceptor.Bind(Host.Anywhere);
        Spawn(DisturbTask(handles));
        Console.WriteLine(acceptor.LocalEndPoint.Port);
        while (true)
        {
            TcpStream stream = acceptor.Accept();
            long number = Interlocked.Increment(ref s_connections);
            Interlocked.Increment(ref s_open);
            JoinHandle handle = Spawn(ServeTask(stream));
            handles[number % handles.Length] = handle;
            handle.Detach();                // it can still be cancelled by its handle, until it has ended
        }
    }

    /// <summary>Cancels one of the last connections every few milliseconds.</summary>
    [ReactorTask]
    private static partial void Disturb(JoinHandle[] handles)
    {
        var random = new Random(1);
        while (true)
        {
            Delay(TimeSpan.FromMilliseconds(3));
            handles[random.Next(handles.Length)].Cancel();
        }
    }

    [ReactorTask]
    private static partial void Serve(TcpStream stream)
    {
        try
        {
            using (stream)
            {
                while (true)
                {
                    Timed<Chunk> read = TryWithTimeout(stream.ReadChunkTask(), TimeSpan.FromMilliseconds(200));
                    if (!read.TryGet(out Chunk chunk))
                    {
                        Interlocked.Increment(ref s_timeOuts);
                        continue;
                    }
                    using (chunk)
                    {
                        if (chunk.Length == 0) return;
                        stream.WriteAll(chunk.Memory);
                        Interlocked.Add(ref s_bytes, chunk.Length);
                    }
                }
            }
        }
        catch (SocketException)
        {
            // The client has reset the connection.
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref s_cancelled);
        }
        finally
        {
            Interlocked.Decrement(ref s_open);
        }
    }
}
