using System.Globalization;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Soak;

/// <summary>
/// Ten thousand connections on one executor for a bounded time, the clients in another process; then nothing is left over. <c>REACTORGEN_SOAK_SECONDS</c> makes it longer.
/// </summary>
public sealed class SoakTests
{
    private const int Connections = 10_000;

    /// <summary>Bytes; 200 for each connection.</summary>
    private const long Slack = 2 << 20;

    private sealed record Report(int Tasks, int Registrations, int Descriptors, long Heap, int Unhandled, long Accepted, long Bytes, long TimeOuts, long Cancelled)
    {
        internal static Report Parse(string line)
        {
            long[] values = [.. line.Split(' ').Select(value => long.Parse(value, CultureInfo.InvariantCulture))];
            return new Report((int)values[0], (int)values[1], (int)values[2], values[3], (int)values[4], values[5], values[6], values[7], values[8]);
        }
    }

    [Theory]
    [InlineData(ExecutorKind.Local)]
    [InlineData(ExecutorKind.ThreadPool)]
    public void Nothing_is_lost_and_nothing_is_left_over(ExecutorKind kind)
    {
        int seconds = int.TryParse(Environment.GetEnvironmentVariable("REACTORGEN_SOAK_SECONDS"), out int asked) ? asked : 8;
        using ProcessUnderTest server = ChildPrograms.Start(ChildPrograms.SoakServer, $"{kind}");
        string port = server.ReadLine();
        Report ReportNow()
        {
            server.WriteLine("report");
            return Report.Parse(server.ReadLine());
        }

        Report before = ReportNow();
        Drive(port, seconds: 2);
        Report warm = ReportNow();
        Drive(port, seconds);
        Report after = ReportNow();
        // What threads keep in their pools is limited and full some time; what is lost with each connection grows by as much each time.
        for (int more = 0; more < 3 && after.Heap > warm.Heap + Slack; more++)
        {
            warm = after;
            Drive(port, seconds: 2);
            after = ReportNow();
        }

        Assert.True(after.Accepted >= 2 * Connections, $"{after.Accepted} connections");
        Assert.True(after.TimeOuts > 0 && after.Cancelled > 0, $"{after}");
        foreach (Report report in new[] { before, warm, after })
        {
            Assert.Equal(0, report.Tasks);
            Assert.Equal(0, report.Registrations);
            Assert.Equal(0, report.Unhandled);
        }
        // The runtime itself opens a few for its threads.
        Assert.InRange(after.Descriptors, 0, before.Descriptors + 20);
        Assert.InRange(after.Heap, 0, warm.Heap + Slack);
    }

    private static void Drive(string port, int seconds)
    {
        using ProcessUnderTest clients = ChildPrograms.Start(ChildPrograms.SoakClients, port, $"{Connections}", $"{seconds}");
        (int code, string output) = clients.End();
        Assert.True(code == 0, output);
        long[] totals = [.. output.Trim().Split(' ').Select(value => long.Parse(value, CultureInfo.InvariantCulture))];
        Assert.Equal(0, totals[3]);                 // no wrong byte
        Assert.Equal(Connections, totals[4]);       // all were connected at the same time
        Assert.True(totals[0] > 0, output);         // how many is a matter of the machine
        Assert.True(totals[2] > 0, output);
    }
}
