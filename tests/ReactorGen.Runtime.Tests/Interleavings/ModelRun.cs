namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>
/// Runs one thread of a model by one step. The thread's code, which is the shipped code, runs from its beginning: steps it took before are given to it from its
/// log, the next one is done, and the one after that stops it.
/// </summary>
internal sealed class ModelRun
{
    [ThreadStatic]
    private static ModelRun? s_current;

    private readonly ModelState _state;
    private readonly int _thread;
    private readonly string _name;
    private int _position;
    private bool _stepped;

    private ModelRun(ModelState state, int thread, string name, Mutation? mutation)
    {
        _state = state;
        _thread = thread;
        _name = name;
        Mutation = mutation;
    }

    public static ModelRun Current => s_current!;

    /// <summary>What is weakened in the code under test; null for nothing.</summary>
    public Mutation? Mutation { get; }

    /// <summary>The last value this thread has read from or written to the variables, as a compiler might keep them in registers.</summary>
    public Dictionary<int, long> Registers { get; } = [];

    /// <summary>Takes one step of a thread on <paramref name="state"/>. False if it is blocked.</summary>
    public static bool Step(ModelState state, int thread, string name, Action body, Mutation? mutation)
    {
        ModelRun run = new(state, thread, name, mutation);
        s_current = run;
        try
        {
            body();
            state.Threads[thread] = state.Threads[thread] with { Done = true };
            return true;
        }
        catch (StopException)
        {
            return run._stepped;
        }
        finally
        {
            s_current = null;
        }
    }

    /// <summary>One step: whatever <paramref name="action"/> does happens at once. Null: the thread is blocked until it would not be.</summary>
    public long Do(string what, Func<ModelState, long?> action)
    {
        ModelThread thread = _state.Threads[_thread];
        if (_position < thread.Log.Length) return thread.Log[_position++];
        if (_stepped) throw new StopException();
        long? result = action(_state);
        if (result is null) throw new StopException();
        _stepped = true;
        _position++;
        _state.Threads[_thread] = _state.Threads[_thread].Append(result.Value);
        _state.Trace = new ModelTrace(_state.Trace, _name, $"{what} = {result.Value:x}");
        return result.Value;
    }

    /// <summary>A step that no store may overtake: a system call, or one of the scheduler's.</summary>
    public long Fenced(string what, Func<ModelState, long?> action) =>
        Do(what, state => state.Threads[_thread].Stores.Length == 0 ? action(state) : null);

    public long Read(int variable, string what) => Registers[variable] = Do(what, state => Visible(state, variable));

    /// <summary>A store that waits in the store buffer.</summary>
    public void Store(int variable, long value, string what)
    {
        Registers[variable] = value;
        Do(what, state =>
        {
            ModelThread thread = state.Threads[_thread];
            state.Threads[_thread] = thread with { Stores = [.. thread.Stores, (variable, value)] };
            return value;
        });
    }

    /// <summary>An exchange, a full fence.</summary>
    public long Exchange(int variable, long value, string what)
    {
        long old = Fenced(what, state =>
        {
            long before = state.Memory[variable];
            state.Memory[variable] = value;
            return before;
        });
        Registers[variable] = value;
        return old;
    }

    /// <summary>A compare-and-swap, a full fence.</summary>
    public bool Replace(int variable, long expected, long value, string what)
    {
        bool done = Fenced(what, state =>
        {
            if (state.Memory[variable] != expected) return 0;
            state.Memory[variable] = value;
            return 1;
        }) != 0;
        if (done) Registers[variable] = value;
        return done;
    }

    private long Visible(ModelState state, int variable)
    {
        foreach ((int stored, long value) in state.Threads[_thread].Stores.Reverse())
        {
            if (stored == variable) return value;
        }

        return state.Memory[variable];
    }

    private sealed class StopException : Exception;
}

/// <summary>Something that must never happen has happened in a model.</summary>
internal sealed class ModelViolationException(string message) : Exception(message)
{
    public static void ThrowIf(bool wrong, string message)
    {
        if (wrong) throw new ModelViolationException(message);
    }
}
