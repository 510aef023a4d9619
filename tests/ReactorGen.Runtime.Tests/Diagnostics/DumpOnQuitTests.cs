using System.Runtime.InteropServices;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Diagnostics;

/// <summary>
/// The signal goes to a process of its own, begun with the signal's usual effect: what a shell runs in the background is begun with it ignored, and so would these tests be.
/// </summary>
public sealed partial class DumpOnQuitTests
{
    [Fact]
    public void A_signal_prints_the_tasks_and_the_process_goes_on()
    {
        using var child = ChildPrograms.Start(ChildPrograms.Quit);
        Assert.Equal("ready", child.ReadLine());
        for (int round = 0; round < 3; round++)
        {
            child.Signal(PosixSignal.SIGQUIT);
            Assert.Equal("pool: 1 tasks", child.ReadLine());
            Assert.StartsWith("idle one #", child.ReadLine(), StringComparison.Ordinal);
            Assert.StartsWith("   waits for ", child.ReadLine(), StringComparison.Ordinal);
            Assert.StartsWith("   DumpOnQuitTests.Idle at ", child.ReadLine(), StringComparison.Ordinal);
        }
        child.WriteLine("end");
        (int code, string output) = child.End();
        Assert.Equal("ended\n", output);
        Assert.Equal(0, code);
    }

    /// <summary>In the child.</summary>
    internal static void DumpUntilTold()
    {
        using var executor = new ThreadPoolExecutor();
        executor.Spawn(IdleTask(), "idle one").Detach();
        SpinWait.SpinUntil(() => executor.DumpTasks()[0].Status == "waiting");
        using (DumpOnQuit.Enable(() => [executor], Console.Out))
        {
            Console.WriteLine("ready");
            Console.ReadLine();
        }
        Console.WriteLine("ended");
    }

    [ReactorTask]
    private static partial void Idle() => Delay(Timeout.InfiniteTimeSpan);

    [Fact]
    public void Nothing_to_print_is_printed_as_such()
    {
        using var executor = new LocalExecutor();
        var output = new StringWriter();
        DumpOnQuit.Print([executor], output);
        Assert.Equal($"local: 0 tasks{Environment.NewLine}", output.ToString());
    }
}
