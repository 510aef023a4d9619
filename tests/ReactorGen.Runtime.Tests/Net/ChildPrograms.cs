using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>
/// What tests run in a process of its own: limits and counters that others would disturb. The test assembly is its own child.
/// </summary>
internal static partial class ChildPrograms
{
    public const string BackOff = "back-off";
    public const string Memory = "memory";
    public const string SoakServer = "soak-server";
    public const string SoakClients = "soak-clients";
    public const string Quit = "quit";

    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case [BackOff]:
                new LocalExecutor().Run(BackOffUntilTheLimitIsRaisedTask());
                return 0;
            case [Memory]:
                ServeAndReportMemory();
                return 0;
            case [SoakServer, string kind]:
                Soak.SoakServer.Run(Enum.Parse<ExecutorKind>(kind));
                return 0;
            case [SoakClients, string port, string connections, string seconds]:
                Soak.SoakClients.Run(int.Parse(port), int.Parse(connections), TimeSpan.FromSeconds(int.Parse(seconds)));
                return 0;
            case [Quit]:
                Diagnostics.DumpOnQuitTests.DumpUntilTold();
                return 0;
            default:
                return 0;
        }
    }

    /// <summary>Starts one of these programs.</summary>
    public static ProcessUnderTest Start(params string[] arguments) => ProcessUnderTest.StartDotnet(typeof(ChildPrograms).Assembly.Location, arguments);

    /// <summary>
    /// Out of descriptors, without a reserve, with one connection in the backlog; then the limit is raised, and no other connection comes.
    /// </summary>
    [ReactorTask]
    private static partial void BackOffUntilTheLimitIsRaised()
    {
        using var acceptor = TcpAcceptor.Bind(Host.Anywhere);
        var accepting = Spawn(acceptor.AcceptTask());
        using Socket client = Host.Connect(acceptor.LocalEndPoint);
        GetLimit(DescriptorLimit, out Limit limit);
        SetLimit(DescriptorLimit, limit with { Soft = 3 });
        Delay(TimeSpan.FromMilliseconds(200));
        bool waited = !accepting.IsCompleted;
        TimeSpan used = Environment.CpuUsage.TotalTime;
        Delay(TimeSpan.FromMilliseconds(500));
        SetLimit(DescriptorLimit, limit);
        used = Environment.CpuUsage.TotalTime - used;
        using TcpStream stream = accepting.Join();
        client.Send([42]);
        var one = new byte[1];
        stream.ReadExact(one);
        bool idle = used < TimeSpan.FromMilliseconds(250);
        Console.WriteLine($"waited {waited}, got {one[0]}, refused {acceptor.RefusedConnections}, idle {idle}");
    }

    private const int DescriptorLimit = 7;          // RLIMIT_NOFILE

    private record struct Limit(ulong Soft, ulong Hard);

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in Limit limit);

    /// <summary>Serves echo; for each line of its input it says how many bytes of the managed heap are in use.</summary>
    private static void ServeAndReportMemory()
    {
        using var server = Server.Echo();
        Console.WriteLine(server.EndPoint.Port);
        while (Console.ReadLine() is not null) Console.WriteLine(GC.GetTotalMemory(forceFullCollection: true));
    }
}
