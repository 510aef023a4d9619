namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>One step of a thread: what it does to the state, at once.</summary>
/// <param name="What">For the trace.</param>
/// <param name="Action">Does it; null where the thread is blocked until it would not be.</param>
internal sealed record ModelStep(string What, Func<ModelState, long?> Action)
{
    /// <summary>Nobody else can tell when this happens: it happens together with the step before.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>For a load that a compare-and-swap may follow: the variable.</summary>
    public int? Load { get; init; }

    /// <summary>The thread forgets its log, and starts over from this checkpoint.</summary>
    public long? Checkpoint { get; init; }

    /// <summary>For a compare-and-swap: the variable and what it is to hold.</summary>
    public (int Variable, long Expected)? Swap { get; init; }
}

/// <summary>
/// Finds the next step of a thread. The thread's code, which is the shipped code, runs from its beginning; the steps it took before are given to it from
/// its log, and the first one that is not there stops it.
/// </summary>
internal sealed class ModelRun
{
    [ThreadStatic]
    private static ModelRun? s_current;

    private readonly long[] _log;
    private readonly int _thread;
    private int _position;

    private ModelRun(long[] log, int thread, Mutation? mutation)
    {
        _log = log;
        _thread = thread;
        Mutation = mutation;
    }

    public static ModelRun Current => s_current!;

    /// <summary>What is weakened in the code under test; null for nothing.</summary>
    public Mutation? Mutation { get; }

    /// <summary>The last value this thread has read from or written to the variables, as a compiler might keep them in registers.</summary>
    public Dictionary<int, long> Registers { get; } = [];

    /// <summary>The step that follows a log; null when the thread has ended.</summary>
    /// <exception cref="ModelViolationException">The thread has found something wrong.</exception>
    public static ModelStep? Next(ModelThread state, int thread, Action<long> body, Mutation? mutation)
    {
        s_current = new ModelRun(state.Log, thread, mutation);
        try
        {
            body(state.Checkpoint);
            return null;
        }
        catch (StopException stop)
        {
            return stop.Step;
        }
        finally
        {
            s_current = null;
        }
    }

    /// <summary>A step that no store may overtake: an atomic change, a system call, or one of the scheduler's.</summary>
    public long Fenced(string what, Func<ModelState, long?> action) => Do(Fence(what, action));

    public long Read(int variable, string what, bool isPrivate = false) =>
        Registers[variable] = Do(new ModelStep(what, state => Visible(state, _thread, variable)) { IsPrivate = isPrivate, Load = variable });

    /// <summary>A load of a variable that no other thread stores to meanwhile.</summary>
    public long ReadPrivately(int variable, string what) =>
        Do(new ModelStep(what, state => Visible(state, _thread, variable)) { IsPrivate = true });

    /// <summary>A store that waits in the store buffer.</summary>
    public void Store(int variable, long value, string what)
    {
        Registers[variable] = value;
        Do(new ModelStep(what, state =>
        {
            ModelThread thread = state.Threads[_thread];
            state.Threads[_thread] = thread with { Stores = [.. thread.Stores, (variable, value)] };
            return value;
        }));
    }

    /// <summary>A store to a variable that no other thread looks at meanwhile.</summary>
    public void StorePrivately(int variable, long value, string what) => Do(new ModelStep(what, state => state.Memory[variable] = value) { IsPrivate = true });

    /// <summary>An exchange, a full fence.</summary>
    public long Exchange(int variable, long value, string what)
    {
        Registers[variable] = value;
        return Do(Fence(what, state =>
        {
            long before = state.Memory[variable];
            state.Memory[variable] = value;
            return before;
        }));
    }

    /// <summary>
    /// A compare-and-swap, a full fence. It always succeeds, since it happens together with the load before it: a schedule in which the variable
    /// changes in between is the same as one in which the thread read it later.
    /// </summary>
    public bool Replace(int variable, long expected, long value, string what, bool isPrivate)
    {
        Registers[variable] = value;
        Do(Fence(what, state => state.Memory[variable] == expected ? state.Memory[variable] = value : null) with { Swap = (variable, expected), IsPrivate = isPrivate });
        return true;
    }

    /// <summary>
    /// Ends a stretch of the thread: its code begins again with <paramref name="checkpoint"/>, which is all that it remembers. Keeps histories
    /// that lead to the same state from counting as different states.
    /// </summary>
    public void Forget(long checkpoint) => throw new StopException(new ModelStep("", _ => 0) { IsPrivate = true, Checkpoint = checkpoint });

    private ModelStep Fence(string what, Func<ModelState, long?> action) =>
        new(what, state => state.Threads[_thread].Stores.Length == 0 ? action(state) : null);

    private long Do(ModelStep step) => _position < _log.Length ? _log[_position++] : throw new StopException(step);

    private static long Visible(ModelState state, int thread, int variable)
    {
        (int Variable, long Value)[] stores = state.Threads[thread].Stores;
        for (int i = stores.Length - 1; i >= 0; i--)
        {
            if (stores[i].Variable == variable) return stores[i].Value;
        }

        return state.Memory[variable];
    }

    private sealed class StopException(ModelStep step) : Exception
    {
        public ModelStep Step { get; } = step;
    }
}

/// <summary>Something that must never happen has happened in a model.</summary>
internal sealed class ModelViolationException(string message) : Exception(message)
{
    public static void ThrowIf(bool wrong, string message)
    {
        if (wrong) throw new ModelViolationException(message);
    }
}
