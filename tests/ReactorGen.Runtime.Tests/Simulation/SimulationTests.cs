using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ReactorGen.Runtime.Tests.Simulation;

/// <summary>The event queue, the clock and the seed are all there is of chance: the same script gives the same run.</summary>
public sealed partial class SimulationTests
{
    private const int Sources = 5;

    private static (List<string> Trace, Dictionary<int, int> Events, int[] Numbers) Simulate(int seed)
    {
        var clock = new TestClock();
        var queue = new ScriptedQueue(clock, seed);
        var trace = new List<string>();
        var handles = new SafeFileHandle[Sources];
        for (int i = 0; i < Sources; i++) handles[i] = File.OpenHandle("/dev/null");
        using (var executor = new LocalExecutor(new LocalExecutorOptions { Clock = clock, EventQueue = queue, Seed = seed }))
            executor.Run(AllTask(handles, new Random(seed), trace));
        int[] numbers = [.. handles.Select(handle => (int)handle.DangerousGetHandle())];
        foreach (SafeFileHandle handle in handles) handle.Dispose();
        return (trace, queue.Events, numbers);
    }

    [ReactorTask]
    private static partial void All(SafeFileHandle[] handles, Random random, List<string> trace)
    {
        var watching = new List<JoinHandle<int>>();
        for (int i = 0; i < handles.Length; i++) watching.Add(Spawn(WatchTask(i, handles[i], random, trace)));
        int ready = 0;
        foreach (var one in watching) ready += one.Join();
        trace.Add($"{ready} were ready");
    }

    [ReactorTask]
    private static partial int Watch(int number, SafeFileHandle handle, Random random, List<string> trace)
    {
        int ready = 0;
        var token = Current.Reactor.Register(handle, number % 2 == 0 ? Trigger.Edge : Trigger.Level);
        for (int i = 0; i < 20; i++)
        {
            var readiness = Suspend(token, Interest.Readable, TimeSpan.FromMilliseconds(random.Next(1, 20)));
            trace.Add(string.Create(CultureInfo.InvariantCulture, $"{number}.{i} {readiness} at {Current.Clock.GetTimestamp()}"));
            if (readiness != Readiness.None) ready++;
            if (random.Next(4) == 0) Yield();
            if (random.Next(4) == 0) Delay(TimeSpan.FromMilliseconds(random.Next(3)));
        }
        Current.Reactor.Deregister(token);
        return ready;
    }

    [Fact]
    public void The_same_script_gives_the_same_run_and_another_another()
    {
        var runs = new HashSet<string>();
        for (int seed = 0; seed < 200; seed++)
        {
            List<string> trace = Simulate(seed).Trace;
            Assert.Equal(trace, Simulate(seed).Trace);
            Assert.Equal(Sources * 20 + 1, trace.Count);
            runs.Add(string.Join('\n', trace));
        }
        Assert.Equal(200, runs.Count);
    }

    [Fact]
    public void Nothing_is_ready_more_often_than_there_were_events()
    {
        for (int seed = 1000; seed < 1100; seed++)
        {
            (List<string> trace, Dictionary<int, int> events, int[] numbers) = Simulate(seed);
            for (int i = 0; i < Sources; i++)
            {
                int ready = trace.Count(line => line.StartsWith($"{i}.", StringComparison.Ordinal) && line.Contains("Readable", StringComparison.Ordinal));
                Assert.InRange(ready, 1, events[numbers[i]]);
            }
        }
    }
}
