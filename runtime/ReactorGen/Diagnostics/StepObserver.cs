// What is noted of steps while metrics listen or a watchdog watches.
//
// 1. A core has one, made when it is first needed. Its own thread writes; the watchdog's reads.
// 2. Sequence is odd while a step runs: written before and after what it guards, so that a reader who finds it unchanged has read one step's values.
// 3. The times at which queued tasks became runnable stand in the order of the run queue, to which tasks are added at the end only: whatever has come since
//    the last look became runnable about then.
using System.Diagnostics;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Executors;

/// <summary>What is noted of the steps of one core.</summary>
internal sealed class StepObserver(Executor executor)
{
    private readonly Queue<long> _wokenAt = [];
    private long _startedAt;
    private string? _task;
    private LastPoint _point;
    private int _sequence;

    /// <summary>Notes when what has been queued since the last call became runnable: now, or a little before.</summary>
    /// <param name="queued">How many tasks are queued.</param>
    internal void Stamp(int queued)
    {
        if (_wokenAt.Count >= queued) return;
        long now = Stopwatch.GetTimestamp();
        while (_wokenAt.Count < queued) _wokenAt.Enqueue(now);
    }

    /// <summary>When the first of the queue became runnable; 0 if that was not noted.</summary>
    internal long TakeFirst() => _wokenAt.TryDequeue(out long wokenAt) ? wokenAt : 0;

    /// <summary>Forgets the queue: it was changed while nobody looked.</summary>
    internal void Forget() => _wokenAt.Clear();

    /// <summary>A step begins: the machine still stands where it was suspended.</summary>
    internal void Begin(TaskCell cell, long wokenAt)
    {
        long now = Stopwatch.GetTimestamp();
        ReactorMetrics.Started(executor, wokenAt, now);
        _task = null;
        if (executor.Watches)
        {
            _task = cell.Name;
            LastPoint point = default;
            var writer = new StackWriter(ref point);
            cell.Describe(ref writer);
            _point = point;
        }
        _startedAt = now;
        Volatile.Write(ref _sequence, _sequence + 1);
    }

    internal void End()
    {
        Volatile.Write(ref _sequence, _sequence + 1);
        ReactorMetrics.Ended(executor, _startedAt);
    }

    /// <summary>The step that runs, for the watchdog's thread; its number, 0 where none runs.</summary>
    internal int TryRead(out TimeSpan time, out string task, out LastPoint point)
    {
        int sequence = Volatile.Read(ref _sequence);
        time = Stopwatch.GetElapsedTime(_startedAt);
        task = _task ?? "";
        point = _point;
        Interlocked.MemoryBarrier();
        return (sequence & 1) != 0 && _task is not null && Volatile.Read(ref _sequence) == sequence ? sequence : 0;
    }
}
