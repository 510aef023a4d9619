using System.Net;
using System.Net.Sockets;
using ReactorGen.Machines;
using ReactorGen.Net;
using ReactorGen.Runtime.Tests.Composition;
using ReactorGen.Runtime.Tests.Net;
using ReactorGen.Sources;
using Xunit.Abstractions;

namespace ReactorGen.Runtime.Tests.Executors;

/// <summary>
/// No byte for an operation in a steady state, also where several threads run the tasks, by the process-wide counter; the table says so for each. (See <see cref="SteadyState"/> for what is
/// allowed besides.)
/// </summary>
[Collection("counts bytes")]
public sealed partial class SteadyStateTests(ITestOutputHelper output)
{
    private const int Rounds = 1000;

    [ReactorTask]
    private static partial void Yields()
    {
        for (int i = 0; i < Rounds; i++) Yield();
    }

    [ReactorTask]
    private static partial void Delays()
    {
        for (int i = 0; i < Rounds; i++) Delay(TimeSpan.FromMilliseconds(2));
    }

    [ReactorTask]
    private static partial void Deadlines()
    {
        for (int i = 0; i < Rounds; i++) DelayUntil(Deadline.In(TimeSpan.FromMilliseconds(2)));
    }

    [ReactorTask]
    private static partial void Ticks(Interval interval)
    {
        for (int i = 0; i < Rounds; i++) interval.Tick();
    }

    [ReactorTask]
    private static partial void Silences(IdleTimer idle)
    {
        for (int i = 0; i < Rounds; i++)
        {
            idle.Touch();
            idle.Wait();
        }
    }

    [ReactorTask]
    private static partial void TimeOuts(Token token)
    {
        for (int i = 0; i < Rounds; i++)
        {
            if (Suspend(token, Interest.Readable, TimeSpan.FromMilliseconds(2)) != Readiness.None) throw new InvalidOperationException();
        }
    }

    [ReactorTask]
    private static partial int Value(int value)
    {
        Yield();
        return value;
    }

    [ReactorTask]
    private static partial void SpawnsAndJoins()
    {
        for (int i = 0; i < Rounds; i++)
        {
            if (Spawn(ValueTask(i)).Join() != i) throw new InvalidOperationException();
        }
    }

    [ReactorTask]
    private static partial void Composes()
    {
        for (int i = 0; i < Rounds; i++)
        {
            var (a, b) = Join(ValueTask(1), ValueTask(2));
            if (a + b + WithTimeout(ValueTask(3), TimeSpan.FromHours(1)) != 6) throw new InvalidOperationException();
        }
    }

    [ReactorTask]
    private static partial void Scopes()
    {
        using var scope = new TaskScope();
        for (int i = 0; i < Rounds; i++)
        {
            scope.Start(ValueTask(1));
            while (scope.Count > 0) Yield();
        }
    }

    /// <summary>What the rows use, made by a task of the executor.</summary>
    private sealed class Sources
    {
        internal required Interval Interval;
        internal required IdleTimer Idle;
        internal required (TcpStream Client, TcpStream Server) Tcp;
        internal required (UnixStream First, UnixStream Second) Unix;
        internal required UdpSocket UdpClient, UdpServer;
        internal required UnixDatagramSocket UnixClient, UnixServer;
        internal required PollableReader Reader, Back;
        internal required PollableWriter There, Writer;
        internal required Token Silent;
    }

    [ReactorTask]
    private static partial Sources Open(TemporaryDirectory directory)
    {
        var tcp = Host.Pair();
        var (reader, there) = Descriptors.Pipe();
        var (back, writer) = Descriptors.Pipe();
        var (silent, _) = Descriptors.Pipe();
        return new Sources
        {
            Interval = new Interval(TimeSpan.FromMilliseconds(2)),
            Idle = new IdleTimer(TimeSpan.FromMilliseconds(2)),
            Tcp = tcp,
            Unix = UnixStream.Pair(),
            UdpClient = UdpSocket.Bind(Host.Anywhere),
            UdpServer = UdpSocket.Bind(Host.Anywhere),
            UnixClient = UnixDatagramSocket.Bind(new UnixDomainSocketEndPoint(directory.File("client"))),
            UnixServer = UnixDatagramSocket.Bind(new UnixDomainSocketEndPoint(directory.File("server"))),
            Reader = PollableReader.Open(reader),
            There = PollableWriter.Open(there),
            Back = PollableReader.Open(back),
            Writer = PollableWriter.Open(writer),
            Silent = Current.Reactor.Register(silent),
        };
    }

    [Theory]
    [InlineData(ExecutorKind.Local)]
    [InlineData(ExecutorKind.ThreadPool)]
    public void Nothing_for_any_operation(ExecutorKind kind)
    {
        using var directory = new TemporaryDirectory();
        // Time jumps to whatever is waited for.
        using Executor executor = kind.Make(new JumpingClock());
        Sources s = executor.Run(OpenTask(directory));
        UdpPeer udp = s.UdpServer.LocalEndPoint;
        UnixPeer unix = s.UnixServer.LocalEndPoint;
        byte[] bytes = new byte[64], buffer = new byte[100];
        SteadyState.Row[] rows =
        [
            ("Yield", () => executor.Run(YieldsTask())),
            ("Delay", () => executor.Run(DelaysTask())),
            ("DelayUntil(Deadline)", () => executor.Run(DeadlinesTask())),
            ("Interval.Tick", () => executor.Run(TicksTask(s.Interval))),
            ("IdleTimer, touch and wait", () => executor.Run(SilencesTask(s.Idle))),
            ("Suspend that times out", () => executor.Run(TimeOutsTask(s.Silent))),
            ("Spawn and Join", () => executor.Run(SpawnsAndJoinsTask())),
            ("Join, WithTimeout", () => executor.Run(ComposesTask())),
            new("TaskScope.Start, besides the scope itself", () => executor.Run(ScopesTask()), Once: 400),
            ("TcpStream, there and back", () => executor.Run(RoundTripsTask(s.Tcp.Client, s.Tcp.Server, bytes))),
            ("UnixStream, there and back", () => executor.Run(RoundTripsTask(s.Unix.First, s.Unix.Second, bytes))),
            ("Pipes, there and back", () => executor.Run(PipesTask(s.There, s.Reader, s.Writer, s.Back, bytes))),
            ("UdpSocket, there and back", () => executor.Run(DatagramsTask(s.UdpClient, s.UdpServer, udp, bytes, buffer))),
            ("UnixDatagramSocket, there and back", () => executor.Run(UnixDatagramsTask(s.UnixClient, s.UnixServer, unix, bytes, buffer))),
        ];
        SteadyState.AssertAllocatesNothing(kind, rows, Rounds, output);
    }
}
