namespace ReactorGen.Executors;

/// <summary>A dump that another thread waits for.</summary>
internal sealed class DumpRequest
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _done = new(0);
    private List<TaskDump>? _result;

    internal List<TaskDump>? Result
    {
        get
        {
            lock (_lock) return _result;
        }
    }

    internal void Complete(List<TaskDump> result)
    {
        lock (_lock) _result = result;
        _done.Release();
    }

    internal bool Wait(TimeSpan time) => _done.Wait(time);
}
