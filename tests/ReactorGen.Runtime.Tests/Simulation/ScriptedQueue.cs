using ReactorGen.EventQueues;

namespace ReactorGen.Runtime.Tests.Simulation;

/// <summary>An event queue in which nothing happens but what a seeded script says, and a clock that stands still but for it.</summary>
internal sealed class ScriptedQueue(TestClock clock, int seed) : IEventQueue
{
    private readonly Random _random = new(seed);
    // In the order in which they were added: the numbers of descriptors are the process's, and other tests open some too.
    private readonly OrderedDictionary<int, (Token Token, bool IsArmed, QueueMode Mode)> _watched = [];

    /// <summary>How many events there were for each descriptor.</summary>
    internal Dictionary<int, int> Events { get; } = [];

    public QueueMode Mode => QueueMode.Edge;

    public int Add(int descriptor, Token token, Interest interest, QueueMode mode) =>
        _watched.TryAdd(descriptor, (token, true, mode)) ? 0 : ErrnoPolicy.AlreadyExists;

    public int Modify(int descriptor, Token token, Interest interest, QueueMode mode)
    {
        if (!_watched.ContainsKey(descriptor)) return ErrnoPolicy.NoEntry;
        _watched[descriptor] = (token, true, mode);
        return 0;
    }

    public int Delete(int descriptor) => _watched.Remove(descriptor) ? 0 : ErrnoPolicy.NoEntry;

    public int Wait(Span<QueueEvent> events, int milliseconds)
    {
        // Time passes as if the machine were busy: never too little for what the loop waits for.
        if (milliseconds != 0) clock.Step(TimeSpan.FromMilliseconds(_random.Next(1, 5)));
        int count = 0;
        foreach ((int descriptor, (Token token, bool isArmed, QueueMode mode)) in _watched.ToArray())
        {
            if (!isArmed || count == events.Length || _random.Next(3) != 0) continue;
            events[count++] = new QueueEvent(token, Readiness.Readable);
            Events[descriptor] = Events.GetValueOrDefault(descriptor) + 1;
            if (mode == QueueMode.OneShot) _watched[descriptor] = (token, false, mode);
        }
        return count;
    }

    public void Notify()
    {
    }

    public void Dispose()
    {
    }
}
