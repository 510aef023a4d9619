using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ReactorGen;

/// <summary>
/// The instruments of the meter <see cref="MeterName"/>. All carry the tag <c>executor</c>, the executor's name. Nothing is measured, and steps are not timed, while
/// nobody listens.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Instrument</term><description>What it says</description></listheader>
/// <item><term><c>reactorgen.tasks</c></term><description>Tasks that are suspended or runnable. {task}, up-down counter.</description></item>
/// <item><term><c>reactorgen.task.wake_to_run</c></term><description>From the moment a task became runnable to its step. s, histogram.</description></item>
/// <item><term><c>reactorgen.task.step</c></term><description>How long a task ran before it suspended or ended. s, histogram.</description></item>
/// <item><term><c>reactorgen.task.faults</c></term><description>Exceptions brought to <c>UnhandledException</c>. {exception}, counter.</description></item>
/// <item><term><c>reactorgen.timers</c></term><description>Armed timers: delays, time-outs. {timer}, up-down counter.</description></item>
/// <item><term><c>reactorgen.reactor.registrations</c></term><description>Registered descriptors. {descriptor}, up-down counter.</description></item>
/// <item><term><c>reactorgen.reactor.waits</c></term><description>Calls that waited or looked for events. {call}, counter.</description></item>
/// <item><term><c>reactorgen.reactor.events</c></term><description>Events fetched. {event}, counter.</description></item>
/// <item><term><c>reactorgen.reactor.stale_events</c></term><description>Events dropped, their registration having ended. {event}, counter.</description></item>
/// <item><term><c>reactorgen.reactor.events_per_wait</c></term><description>Events one wait fetched, where there were any. {event}, histogram.</description></item>
/// <item><term><c>reactorgen.accept.refused</c></term><description>Connections refused for want of descriptors. {connection}, counter.</description></item>
/// <item><term><c>reactorgen.accept.back_offs</c></term><description>Times an acceptor slept because the system had nothing left. {sleep}, counter.</description></item>
/// </list>
/// </remarks>
public static class ReactorMetrics
{
    /// <summary>The meter's name: what <c>AddMeter</c> of OpenTelemetry is given.</summary>
    public const string MeterName = "ReactorGen";

    // From a microsecond to ten seconds; the usual ones begin where a step should have ended long ago.
    private static readonly InstrumentAdvice<double> s_seconds = new()
    {
        HistogramBucketBoundaries = [1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    };

    private static readonly ConcurrentDictionary<Executor, TagList> s_executors = [];
    private static readonly Meter s_meter = new(MeterName);
    private static readonly Histogram<double> s_wakeToRun = s_meter.CreateHistogram("reactorgen.task.wake_to_run", "s", "From the moment a task became runnable to its step.", advice: s_seconds);
    private static readonly Histogram<double> s_step = s_meter.CreateHistogram("reactorgen.task.step", "s", "How long a task ran before it suspended or ended.", advice: s_seconds);
    private static readonly Histogram<int> s_eventsPerWait = s_meter.CreateHistogram<int>("reactorgen.reactor.events_per_wait", "{event}", "Events one wait fetched, where there were any.");
    private static readonly Counter<long> s_faults = s_meter.CreateCounter<long>("reactorgen.task.faults", "{exception}", "Exceptions brought to UnhandledException.");
    private static readonly Counter<long> s_refused = s_meter.CreateCounter<long>("reactorgen.accept.refused", "{connection}", "Connections refused for want of descriptors.");
    private static readonly Counter<long> s_backOffs = s_meter.CreateCounter<long>("reactorgen.accept.back_offs", "{sleep}", "Times an acceptor slept because the system had nothing left.");

    static ReactorMetrics()
    {
        s_meter.CreateObservableUpDownCounter("reactorgen.tasks", () => Of(executor => executor.TaskCount), "{task}", "Tasks that are suspended or runnable.");
        s_meter.CreateObservableUpDownCounter("reactorgen.timers", () => Of(executor => executor.TimerCount), "{timer}", "Armed timers.");
        s_meter.CreateObservableUpDownCounter("reactorgen.reactor.registrations", () => Of(executor => executor.Reactor.Registrations), "{descriptor}", "Registered descriptors.");
        s_meter.CreateObservableCounter("reactorgen.reactor.waits", () => Of(executor => executor.Reactor.Waits), "{call}", "Calls that waited or looked for events.");
        s_meter.CreateObservableCounter("reactorgen.reactor.events", () => Of(executor => executor.Reactor.Events), "{event}", "Events fetched.");
        s_meter.CreateObservableCounter("reactorgen.reactor.stale_events", () => Of(executor => executor.Reactor.StaleEvents), "{event}", "Events dropped, their registration having ended.");
    }

    /// <summary>Whether somebody wants to know how long steps take or wait.</summary>
    internal static bool AreStepsWanted => s_step.Enabled || s_wakeToRun.Enabled;

    internal static bool AreWaitsWanted => s_eventsPerWait.Enabled;

    internal static void Add(Executor executor) => s_executors[executor] = new TagList { { "executor", executor.Name } };

    internal static void Remove(Executor executor) => s_executors.TryRemove(executor, out _);

    internal static void Started(Executor executor, long wokenAt, long now)
    {
        if (wokenAt != 0 && s_wakeToRun.Enabled) s_wakeToRun.Record(Stopwatch.GetElapsedTime(wokenAt, now).TotalSeconds, Tags(executor));
    }

    internal static void Ended(Executor executor, long startedAt)
    {
        if (s_step.Enabled) s_step.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, Tags(executor));
    }

    internal static void Fetched(Executor executor, int events) => s_eventsPerWait.Record(events, Tags(executor));

    internal static void Faulted(Executor executor) => s_faults.Add(1, Tags(executor));

    internal static void Refused(Executor executor) => s_refused.Add(1, Tags(executor));

    internal static void BackedOff(Executor executor) => s_backOffs.Add(1, Tags(executor));

    private static TagList Tags(Executor executor) => s_executors.TryGetValue(executor, out TagList tags) ? tags : new TagList { { "executor", executor.Name } };

    private static List<Measurement<long>> Of(Func<Executor, long> value)
    {
        var measurements = new List<Measurement<long>>();
        foreach ((Executor executor, TagList tags) in s_executors) measurements.Add(new Measurement<long>(value(executor), tags));
        return measurements;
    }
}
