namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>
/// Explores every schedule of a model's threads, and every moment at which a buffered store becomes visible; each distinct state once.
/// </summary>
internal sealed class Explorer(ModelState initial, Mutation? mutation)
{
    private const int MaximumStates = 3_000_000;

    private readonly List<(string Name, Action Body, bool MayStay)> _threads = [];

    /// <summary>Adds a thread that must end.</summary>
    public void Thread(string name, Action body) => _threads.Add((name, body, false));

    /// <summary>Adds a thread that may wait for ever, such as a loop.</summary>
    public void Daemon(string name, Action body) => _threads.Add((name, body, true));

    public static int ThreadLimit => 8;

    /// <summary>What was found.</summary>
    public Exploration Explore()
    {
        HashSet<UInt128> seen = [initial.Key()];
        Stack<ModelState> open = new([initial]);
        int steps = 0;
        int ends = 0;
        while (open.TryPop(out ModelState? state))
        {
            bool moved = false;
            for (int thread = 0; thread < _threads.Count; thread++)
            {
                if (state.Threads[thread].Stores is [var store, ..])
                {
                    ModelState flushed = Flush(state, thread, store);
                    moved = true;
                    steps++;
                    if (seen.Add(flushed.Key())) open.Push(flushed);
                }

                if (state.Threads[thread].Done) continue;
                ModelState next = state.Clone();
                try
                {
                    if (!ModelRun.Step(next, thread, _threads[thread].Name, _threads[thread].Body, mutation)) continue;
                }
                catch (ModelViolationException violation)
                {
                    return new Exploration(seen.Count, steps, ends, $"{violation.Message}{Environment.NewLine}{next.Trace}");
                }

                moved = true;
                steps++;
                if (seen.Add(next.Key())) open.Push(next);
            }

            if (seen.Count > MaximumStates) throw new InvalidOperationException($"More than {MaximumStates} states: make the scenario smaller.");
            if (moved) continue;
            ends++;
            if (Stuck(state) is { } stuck) return new Exploration(seen.Count, steps, ends, $"{stuck} waits for ever{Environment.NewLine}{state.Trace}");
        }

        return new Exploration(seen.Count, steps, ends, null);
    }

    private string? Stuck(ModelState state)
    {
        for (int thread = 0; thread < _threads.Count; thread++)
        {
            if (!state.Threads[thread].Done && !_threads[thread].MayStay) return _threads[thread].Name;
        }

        return null;
    }

    private ModelState Flush(ModelState state, int thread, (int Variable, long Value) store)
    {
        ModelState next = state.Clone();
        next.Memory[store.Variable] = store.Value;
        next.Threads[thread] = next.Threads[thread] with { Stores = next.Threads[thread].Stores[1..] };
        next.Trace = new ModelTrace(state.Trace, _threads[thread].Name, $"store of {store.Value:x} becomes visible");
        return next;
    }
}

/// <summary>What an exploration found.</summary>
/// <param name="States">Distinct states.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Ends">States in which nobody could move.</param>
/// <param name="Violation">What went wrong, and the steps that lead there; null for nothing.</param>
internal sealed record Exploration(int States, int Steps, int Ends, string? Violation);
