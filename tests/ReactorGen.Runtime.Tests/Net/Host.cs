using System.Net;
using System.Net.Sockets;
using ReactorGen.Machines;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Runs the tasks of a test, with a limit: what hangs fails.</summary>
internal static partial class Host
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    public static readonly IPEndPoint Anywhere = new(IPAddress.Loopback, 0);

    /// <summary>Runs a task on an executor and a thread of its own.</summary>
    public static void Run<TMachine>(ReactorTask<TMachine> task) where TMachine : struct, IReactorMachine => Run(ExecutorKind.Local, task);

    /// <summary>Runs a task on an executor of a kind and a thread of its own.</summary>
    public static void Run<TMachine>(ExecutorKind kind, ReactorTask<TMachine> task) where TMachine : struct, IReactorMachine
    {
        Task run = Task.Factory.StartNew(
            () =>
            {
                using Executor executor = kind.Make();
                Exception? unhandled = null;
                executor.UnhandledException += (_, e) => unhandled ??= e.Exception;
                executor.Run(task);
                Assert.Null(unhandled);
            },
            TaskCreationOptions.LongRunning);
        Assert.True(run.Wait(Limit), "The tasks hang.");
    }

    /// <summary>Whether a task of the executor waits for a stream.</summary>
    public static bool Waits(Executor executor, Interest interest) => executor.DumpTasks().Any(task => task.Frames.Any(frame =>
        frame.WaitingFor?.StartsWith($"{interest} on {nameof(TcpStream)}", StringComparison.Ordinal) == true));

    /// <summary>Waits until no more than so many registrations are left: an ended one counts until the reactor waits again.</summary>
    [ReactorTask]
    public static partial void RegistrationsFallTo(int registrations)
    {
        while (Current.Reactor.Registrations > registrations) Delay(TimeSpan.FromMilliseconds(1));
    }

    /// <summary>A plain client.</summary>
    public static Socket Connect(IPEndPoint endPoint, int receiveBuffer = 0)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveTimeout = (int)Limit.TotalMilliseconds,
            SendTimeout = (int)Limit.TotalMilliseconds,
            NoDelay = true,
        };
        if (receiveBuffer > 0) socket.ReceiveBufferSize = receiveBuffer;
        socket.Connect(endPoint);
        return socket;
    }

    /// <summary>Receives exactly so many bytes.</summary>
    public static byte[] ReceiveExact(this Socket socket, int length)
    {
        var bytes = new byte[length];
        for (int received = 0; received < length;)
        {
            int count = socket.Receive(bytes.AsSpan(received));
            Assert.True(count > 0, $"The connection ended after {received} of {length} bytes.");
            received += count;
        }
        return bytes;
    }

    /// <summary>Bytes in which a lost, repeated or moved one is noticed.</summary>
    public static byte[] Pattern(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>The two ends of a connection, both of the running executor.</summary>
    [ReactorTask]
    public static partial (TcpStream Client, TcpStream Server) Pair()
    {
        using var acceptor = TcpAcceptor.Bind(Anywhere);
        var connecting = Spawn(TcpStream.ConnectTask(acceptor.LocalEndPoint));
        var server = acceptor.Accept();
        return (connecting.Join(), server);
    }

    /// <summary>The exception a task ends with; null if it ends well.</summary>
    [ReactorTask]
    public static partial Exception? Failure<TMachine, TResult>(ReactorTask<TMachine, TResult> task)
        where TMachine : struct, IReactorMachine<TResult>
    {
        try
        {
            Await(task);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <inheritdoc cref="Failure{TMachine, TResult}"/>
    [ReactorTask]
    public static partial Exception? Failure<TMachine>(ReactorTask<TMachine> task) where TMachine : struct, IReactorMachine
    {
        try
        {
            Await(task);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
