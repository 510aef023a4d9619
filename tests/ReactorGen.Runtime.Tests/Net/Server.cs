using System.Net;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>An executor on a thread of its own, with one acceptor and a task for each connection.</summary>
internal sealed partial class Server : IDisposable
{
    private readonly Thread _thread;
    private readonly TaskCompletionSource<IPEndPoint> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Exception> _unhandled = [];
    private Exception? _failure;

    /// <param name="serve">Makes the task of a connection; called on the loop.</param>
    /// <param name="endPoint">Where to listen; some port of the loopback unless told.</param>
    public Server(Func<TcpStream, BoxedTask> serve, IPEndPoint? endPoint = null) : this(ExecutorKind.Local, serve, endPoint)
    {
    }

    /// <param name="kind">The executor.</param>
    /// <param name="serve">Makes the task of a connection; called by a task.</param>
    /// <param name="endPoint">Where to listen; some port of the loopback unless told.</param>
    public Server(ExecutorKind kind, Func<TcpStream, BoxedTask> serve, IPEndPoint? endPoint = null)
    {
        Executor = kind.Make();
        Executor.UnhandledException += (_, e) => _unhandled.Add(e.Exception);
        _thread = new Thread(() => Run(serve, endPoint ?? Host.Anywhere)) { IsBackground = true };
        _thread.Start();
        if (!_listening.Task.Wait(Host.Limit)) throw new TimeoutException("The server does not listen.");
        EndPoint = _listening.Task.Result;
    }

    /// <summary>Echoes whatever comes, by chunks.</summary>
    public static Server Echo(ExecutorKind kind = ExecutorKind.Local) => new(kind, stream => EchoTask(stream));

    public Executor Executor { get; }

    public IPEndPoint EndPoint { get; }

    /// <summary>Shuts down, and fails if a task has failed other than by being cancelled.</summary>
    public void Dispose()
    {
        Executor.Dispose();
        Assert.True(_thread.Join(Host.Limit), "The executor does not end.");
        if (_failure is not null and not OperationCanceledException) throw new InvalidOperationException("The acceptor failed.", _failure);
        Assert.Empty(_unhandled);
    }

    [ReactorTask]
    public static partial void Echo(TcpStream stream)
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

    private void Run(Func<TcpStream, BoxedTask> serve, IPEndPoint endPoint)
    {
        try
        {
            Executor.Run(ListenTask(endPoint, serve));
        }
        catch (Exception exception)
        {
            _failure = exception;
            _listening.TrySetException(exception);
        }
    }

    [ReactorTask]
    private partial void Listen(IPEndPoint endPoint, Func<TcpStream, BoxedTask> serve)
    {
        using var acceptor = TcpAcceptor.Bind(endPoint);
        _listening.SetResult(acceptor.LocalEndPoint);
        while (true)
            Spawn(serve(acceptor.Accept()));
    }
}
