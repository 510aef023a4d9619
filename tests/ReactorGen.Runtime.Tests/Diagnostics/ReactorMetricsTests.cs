using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Diagnostics;

/// <summary>Not beside other tests: the last one takes the console.</summary>
[CollectionDefinition("Metrics", DisableParallelization = true)]
public sealed class MetricsCollection;

[Collection("Metrics")]
public sealed partial class ReactorMetricsTests
{
    [ReactorTask]
    private static partial void Busy()
    {
        var pair = Host.Pair();
        var client = pair.Client;
        var server = pair.Server;
        using (client)
        using (server)
        {
            var echo = Spawn(Server.EchoTask(server));
            for (int i = 0; i < 100; i++)
            {
                client.WriteAll(new byte[10]);
                client.ReadExact(new byte[10]);
            }
            client.ShutdownSend();
            echo.Join();
        }
        Delay(TimeSpan.FromMilliseconds(1));
    }

    /// <summary>Everything that is measured of one executor.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly string _executor;

        internal ConcurrentDictionary<string, (string? Unit, ConcurrentQueue<double> Values)> Measured { get; } = [];

        internal Listener(string executor)
        {
            _executor = executor;
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ReactorMetrics.MeterName) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        internal void Observe() => _listener.RecordObservableInstruments();

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            Assert.Equal("executor", Assert.Single(tags.ToArray()).Key);
            if (_executor.Equals(tags[0].Value)) Measured.GetOrAdd(instrument.Name, _ => (instrument.Unit, [])).Values.Enqueue(value);
        }
    }

    [Theory, EveryExecutor]
    public void Every_instrument_measures_what_its_name_says(ExecutorKind kind)
    {
        string name = $"measured {kind}";
        using Executor executor = kind.Make(name: name);
        using var listener = new Listener(name);
        executor.UnhandledException += (_, _) => { };
        executor.Spawn(ForeverTask()).Detach();
        executor.Run(BusyTask());
        executor.Run(FailTask());
        Assert.True(SpinWait.SpinUntil(() => listener.Measured.ContainsKey("reactorgen.task.faults") && executor.DumpTasks().Count == 1, Host.Limit));
        double fetched = listener.Measured["reactorgen.reactor.events_per_wait"].Values.Sum();
        int registrations;
        do
        {
            // An ended registration counts until the reactor's thread waits again, which may be now.
            registrations = executor.Reactor.Registrations;
            listener.Observe();
        }
        while (registrations != executor.Reactor.Registrations);

        double[] Values(string instrument, string unit)
        {
            Assert.True(listener.Measured.TryGetValue(instrument, out var measured), $"{instrument} was not measured");
            Assert.Equal(unit, measured.Unit);
            return [.. measured.Values];
        }
        Assert.Equal(1, Values("reactorgen.tasks", "{task}")[^1]);
        Assert.Equal(1, Values("reactorgen.timers", "{timer}")[^1]);
        Assert.Equal(1, Values("reactorgen.task.faults", "{exception}").Sum());
        Assert.True(Values("reactorgen.task.step", "s").Length > 100);
        Assert.True(Values("reactorgen.task.wake_to_run", "s").Length > 100);
        Assert.All(Values("reactorgen.task.step", "s"), time => Assert.InRange(time, 0, Host.Limit.TotalSeconds));
        Assert.All(Values("reactorgen.task.wake_to_run", "s"), time => Assert.InRange(time, 0, Host.Limit.TotalSeconds));
        Assert.All(Values("reactorgen.reactor.events_per_wait", "{event}"), events => Assert.InRange(events, 1, 1024));
        Assert.Equal(registrations, Values("reactorgen.reactor.registrations", "{descriptor}")[^1]);
        Assert.True(Values("reactorgen.reactor.waits", "{call}")[^1] > 0);
        Assert.True(Values("reactorgen.reactor.events", "{event}")[^1] >= fetched);
        Assert.InRange(Values("reactorgen.reactor.stale_events", "{event}")[^1], 0, 1000);
    }

    [ReactorTask]
    private static partial void Forever() => Delay(TimeSpan.FromDays(1));

    [ReactorTask]
    private static partial void Fail()
    {
        Spawn(ThrowTask());
        Yield();
    }

    [ReactorTask]
    private static partial void Throw() => throw new InvalidOperationException("counted");

    [Fact]
    public void An_executor_that_is_closed_is_measured_no_longer()
    {
        var executor = new LocalExecutor(new LocalExecutorOptions { Name = "closed" });
        executor.Dispose();
        using var listener = new Listener("closed");
        listener.Observe();
        Assert.Empty(listener.Measured);
    }

    [Fact]
    public void They_leave_the_process_by_OpenTelemetry()
    {
        TextWriter console = Console.Out;
        var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            using MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter(ReactorMetrics.MeterName).AddConsoleExporter().Build();
            using var executor = new LocalExecutor(new LocalExecutorOptions { Name = "exported" });
            executor.Run(BusyTask());
            Assert.True(provider.ForceFlush());
        }
        finally
        {
            Console.SetOut(console);
        }
        string text = written.ToString();
        Assert.Contains("reactorgen.task.step", text, StringComparison.Ordinal);
        Assert.Contains("reactorgen.reactor.events", text, StringComparison.Ordinal);
        Assert.Contains("executor: exported", text, StringComparison.Ordinal);
    }
}
