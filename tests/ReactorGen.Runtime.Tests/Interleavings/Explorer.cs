namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>
/// Explores every schedule of a model's threads, and every moment at which a buffered store becomes visible; each distinct state once. The next step of a
/// thread depends on its log alone, so that its code runs once per distinct log.
/// </summary>
internal sealed class Explorer(ModelState initial, Mutation? mutation)
{
    public const int ThreadLimit = 5;

    private const int MaximumStates = 4_000_000;

    private readonly List<(string Name, Action<long> Body, bool MayStay)> _threads = [];
    private readonly Dictionary<(int Thread, long Checkpoint, ulong Log, int Length), ModelStep?> _steps = [];
    private readonly HashSet<UInt128> _seen = [];
    private readonly Stack<ModelState> _open = new();
    private int _taken;

    /// <summary>Adds a thread that must end.</summary>
    public void Thread(string name, Action<long> body, long checkpoint = 0) => Add(name, body, checkpoint, mayStay: false);

    /// <summary>Adds a thread that may wait for ever, such as a loop.</summary>
    public void Daemon(string name, Action<long> body, long checkpoint = 0) => Add(name, body, checkpoint, mayStay: true);

    private void Add(string name, Action<long> body, long checkpoint, bool mayStay)
    {
        initial.Threads[_threads.Count] = initial.Threads[_threads.Count].Forget(checkpoint);
        _threads.Add((name, body, mayStay));
    }

    /// <summary>What was found.</summary>
    public Exploration Explore()
    {
        int ends = 0;
        Visit(initial);
        while (_open.TryPop(out ModelState? state))
        {
            bool moved = false;
            for (int thread = 0; thread < _threads.Count; thread++)
            {
                ModelState next = state;
                try
                {
                    if (state.Threads[thread].Stores.Length > 0)
                    {
                        moved = true;
                        Flush(next = state.Clone(), thread);
                        Visit(next);
                    }

                    if (Next(state, thread) is null) continue;
                    next = state.Clone();
                    if (!Step(next, thread)) continue;
                    moved = true;
                    Visit(next);
                }
                catch (ModelViolationException violation)
                {
                    return new Exploration(_seen.Count, _taken, ends, $"{violation.Message}{Environment.NewLine}{next.Trace}");
                }
            }

            if (_seen.Count > MaximumStates) throw new InvalidOperationException($"More than {MaximumStates} states: make the scenario smaller.");
            if (moved) continue;
            ends++;
            if (Stuck(state) is { } stuck) return new Exploration(_seen.Count, _taken, ends, $"{stuck} waits for ever{Environment.NewLine}{state.Trace}");
        }

        return new Exploration(_seen.Count, _taken, ends, null);
    }

    private ModelStep? Next(ModelState state, int thread)
    {
        ModelThread it = state.Threads[thread];
        (int, long, ulong, int) key = (thread, it.Checkpoint, it.LogHash, it.Log.Length);
        if (_steps.TryGetValue(key, out ModelStep? step)) return step;
        step = ModelRun.Next(it, thread, _threads[thread].Body, mutation);
        _steps.Add(key, step);
        return step;
    }

    /// <summary>
    /// Takes a thread's next step, and what happens together with it. False if the thread has ended or is blocked, or is to make its stores
    /// visible first.
    /// </summary>
    private bool Step(ModelState state, int thread)
    {
        if (Next(state, thread) is not { } step || !Take(state, thread, step)) return false;
        int? loaded = step.Load;
        while (Next(state, thread) is { } follows)
        {
            bool isSwap = follows.Swap is { } swap && swap.Variable == loaded;
            if (!isSwap && !follows.IsPrivate) break;
            // A load goes with its swap, which needs the stores to be visible: it is not to be taken before they are.
            if (follows.Load is not null && state.Threads[thread].Stores.Length > 0) break;
            if (!Take(state, thread, follows))
            {
                if (isSwap) return false;
                break;
            }

            loaded = follows.Load ?? loaded;
        }

        return true;
    }

    private bool Take(ModelState state, int thread, ModelStep step)
    {
        ModelTrace? before = state.Trace;
        state.Trace = new ModelTrace(before, _threads[thread].Name, step.What, 0);
        if (step.Action(state) is not { } result) return false;
        _taken++;
        ModelThread it = state.Threads[thread];
        state.Threads[thread] = step.Checkpoint is { } checkpoint ? it.Forget(checkpoint) : it.Append(result);
        state.Trace = new ModelTrace(before, _threads[thread].Name, step.What, result);
        return true;
    }

    private void Flush(ModelState state, int thread)
    {
        (int variable, long value) = state.Threads[thread].Stores[0];
        state.Memory[variable] = value;
        state.Threads[thread] = state.Threads[thread] with { Stores = state.Threads[thread].Stores[1..] };
        state.Trace = new ModelTrace(state.Trace, _threads[thread].Name, "a store becomes visible", value);
    }

    private void Visit(ModelState state)
    {
        if (_seen.Add(state.Key())) _open.Push(state);
    }

    private string? Stuck(ModelState state)
    {
        for (int thread = 0; thread < _threads.Count; thread++)
        {
            if (!_threads[thread].MayStay && Next(state, thread) is not null) return _threads[thread].Name;
        }

        return null;
    }
}

/// <summary>What an exploration found.</summary>
/// <param name="States">Distinct states.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Ends">States in which nobody could move.</param>
/// <param name="Violation">What went wrong, and the steps that lead there; null for nothing.</param>
internal sealed record Exploration(int States, int Steps, int Ends, string? Violation);
