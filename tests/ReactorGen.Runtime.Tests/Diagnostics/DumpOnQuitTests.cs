using System.Diagnostics;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Diagnostics;

/// <summary>Not beside other tests: the signal is the whole process's, and its handler needs a thread of the pool.</summary>
[Collection("Metrics")]
public sealed partial class DumpOnQuitTests
{
    /// <summary>A writer that may be read while it is written.</summary>
    private sealed class Output : StringWriter
    {
        private readonly TaskCompletionSource<string> _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task<string> Flushed => _flushed.Task;

        public override void Flush() => _flushed.TrySetResult(ToString());
    }

    [Fact]
    public async Task A_signal_prints_the_tasks_and_the_process_goes_on()
    {
        using var executor = new ThreadPoolExecutor();
        executor.Spawn(IdleTask(), "idle one").Detach();
        var output = new Output();
        using (DumpOnQuit.Enable(() => [executor], output))
        {
            using Process kill = Process.Start("kill", ["-QUIT", $"{Environment.ProcessId}"]);
            string text = await output.Flushed.WaitAsync(Host.Limit);
            Assert.Contains(": 1 tasks", text, StringComparison.Ordinal);
            Assert.Contains("idle one", text, StringComparison.Ordinal);
        }
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
