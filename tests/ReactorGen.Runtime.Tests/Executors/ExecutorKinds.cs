using System.Collections.Concurrent;
using System.Reflection;
using Xunit.Sdk;

namespace ReactorGen.Runtime.Tests;

/// <summary>The executors under which the common tests run.</summary>
public enum ExecutorKind
{
    Local,
    ThreadPool,

    /// <summary>One that a user might write: the tasks run on one thread that has a queue of its own.</summary>
    Queue,
}

/// <summary>Runs a theory under each kind of executor.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EveryExecutorAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Enum.GetValues<ExecutorKind>().Select(kind => new object[] { kind });
}

internal static class ExecutorKinds
{
    internal static Executor Make(this ExecutorKind kind, TimeProvider? clock = null, string? name = null, TimeSpan? stepLimit = null)
    {
        ExecutorOptions options = kind == ExecutorKind.Local ? new LocalExecutorOptions() : new ScheduledExecutorOptions();
        options.Clock = clock ?? TimeProvider.System;
        options.Name = name ?? options.Name;
        options.StepLimit = stepLimit;
        return kind switch
        {
            ExecutorKind.Local => new LocalExecutor((LocalExecutorOptions)options),
            ExecutorKind.ThreadPool => new ThreadPoolExecutor((ScheduledExecutorOptions)options),
            _ => new QueueExecutor((ScheduledExecutorOptions)options),
        };
    }
}

/// <summary>An executor as small as one can be: a queue and a thread that empties it.</summary>
internal sealed class QueueExecutor : ScheduledExecutor
{
    private readonly BlockingCollection<RunnableTask> _queue = [];

    internal QueueExecutor(ScheduledExecutorOptions options) : base(options)
    {
        new Thread(() =>
        {
            foreach (RunnableTask task in _queue.GetConsumingEnumerable()) task.Run();
        }) { IsBackground = true, Name = "queue" }.Start();
    }

    protected override void Schedule(RunnableTask task, SchedulingHint hint)
    {
        try
        {
            _queue.Add(task);
        }
        catch (InvalidOperationException) when (_queue.IsAddingCompleted)
        {
            // Given up while it ran: the executor has ended.
        }
    }

    /// <summary>The thread ends with the executor: the tests make hundreds.</summary>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        DisposeAsync().AsTask().ContinueWith(_ => _queue.CompleteAdding(), TaskScheduler.Default);
    }
}
