using System.Collections.Concurrent;
using ReactorGen.Tasks;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>What is wrong with a mutated transition.</summary>
/// <param name="Site">The transition.</param>
/// <param name="Hidden">Bits that the transition does not see (and leaves as they are).</param>
/// <param name="Torn">The exchange stores without comparing.</param>
/// <param name="Unfenced">An exchange that would change nothing is left out.</param>
internal sealed record TaskMutation(TaskSite Site, long Hidden = 0, bool Torn = false, bool Unfenced = false);

/// <summary>
/// Runs a few threads in every order in which their accesses can follow each other, on memory in which plain stores wait in a buffer per thread (total
/// store order). Accesses are steps: a thread stops before each until the explorer lets it go on. What a thread does depends on what it has read, so a
/// point where memory and all the threads have read the same as at an earlier point needs no second visit.
/// </summary>
internal sealed class TaskModel
{
    private const long GenerationBits = unchecked((long)0xFFFFFFFF00000000);

    [ThreadStatic]
    private static (TaskModel Model, int Thread) t_here;

    private readonly SemaphoreSlim _controller = new(0);
    private readonly List<SemaphoreSlim> _gates = [];
    private readonly List<Queue<(StrongBox Box, long Value)>> _buffers = [];
    private readonly bool[] _finished = new bool[4];
    private readonly ulong[] _histories = new ulong[4];
    private Exception? _failure;

    internal TaskMutation? Mutation { get; init; }

    /// <summary>Whether stores are seen at once: all threads stand for one.</summary>
    internal bool IsSequential { get; init; }

    internal sealed record Program(Action[] Threads, Action Check, Func<long[]> Memory);

    internal sealed class StrongBox
    {
        internal long Value;
        internal int Number;
    }

    /// <summary>Explores every schedule.</summary>
    /// <param name="mutation">What is broken, if anything.</param>
    /// <param name="sequential">Whether stores are seen at once.</param>
    /// <param name="scenario">Makes fresh threads, the check of their outcome, which throws where it finds a violation, and a hash of the memory.</param>
    /// <returns>The number of schedules, and the first violation with its schedule.</returns>
    internal static (int Schedules, string? Violation) Explore(TaskMutation? mutation, bool sequential, Func<Program> scenario)
    {
        var choices = new List<(int Taken, int Of)>();
        var visited = new HashSet<ulong>();
        int schedules = 0;
        using var workers = new Workers();
        while (true)
        {
            schedules++;
            Assert.True(schedules < 100_000, "too many schedules");
            var model = new TaskModel { Mutation = mutation, IsSequential = sequential };
            string? violation = model.RunOnce(scenario(), choices, visited, workers);
            if (violation is not null) return (schedules, $"schedule {string.Join("", choices.Select(c => c.Taken))}: {violation}");
            while (choices.Count > 0 && choices[^1].Taken + 1 == choices[^1].Of) choices.RemoveAt(choices.Count - 1);
            if (choices.Count == 0) return (schedules, null);
            choices[^1] = (choices[^1].Taken + 1, choices[^1].Of);
        }
    }

    /// <summary>A scheduling point.</summary>
    internal static void Step()
    {
        (TaskModel? model, int thread) = t_here;
        if (model is null) return;
        model._controller.Release();
        model._gates[thread].Wait();
        Note(0);
    }

    /// <summary>Remembers what the thread has seen.</summary>
    internal static long Note(long value)
    {
        if (t_here.Model is { } model) model._histories[t_here.Thread] = Mix(model._histories[t_here.Thread], (ulong)value);
        return value;
    }

    private static ulong Mix(ulong hash, ulong value) => (System.Numerics.BitOperations.RotateLeft(hash, 23) ^ (value + 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93 + 1;

    internal static void Write(StrongBox box, long value)
    {
        Step();
        if (t_here.Model is { IsSequential: false } model) model._buffers[t_here.Thread].Enqueue((box, value));
        else box.Value = value;
    }

    internal static long Read(StrongBox box)
    {
        Step();
        if (t_here.Model is { } model)
        {
            foreach ((StrongBox written, long value) in model._buffers[t_here.Thread].Reverse())
            {
                if (written == box) return Note(value);
            }
        }
        return Note(box.Value);
    }

    private string? RunOnce(Program program, List<(int Taken, int Of)> choices, HashSet<ulong> visited, Workers workers)
    {
        Action[] threads = program.Threads;
        for (int i = 0; i < threads.Length; i++)
        {
            _gates.Add(new SemaphoreSlim(0));
            _buffers.Add(new());
        }
        for (int i = 0; i < threads.Length; i++)
        {
            int thread = i;
            workers.Run(i, () => Body(thread, threads[thread]));
            _controller.Wait();
        }
        bool pruned = false;
        var options = new List<int>();
        for (int depth = 0; ; depth++)
        {
            options.Clear();
            for (int i = 0; i < threads.Length; i++)
            {
                if (!_finished[i]) options.Add(i);
                if (_buffers[i].Count > 0) options.Add(~i);
            }
            if (options.Count == 0) break;
            if (depth == choices.Count && !pruned)
            {
                if (visited.Add(Hash(program))) choices.Add((0, options.Count));
                else pruned = true;
            }
            int option = options[depth < choices.Count ? choices[depth].Taken : 0];
            if (option < 0) Flush(~option, 1);
            else
            {
                _gates[option].Release();
                _controller.Wait();
            }
        }
        if (_failure is not null) return _failure.Message;
        if (pruned) return null;
        try
        {
            program.Check();
            return null;
        }
        catch (Exception violation)
        {
            return violation.Message;
        }
    }

    private ulong Hash(Program program)
    {
        ulong hash = 1;
        foreach (long value in program.Memory()) hash = Mix(hash, (ulong)value);
        for (int i = 0; i < _buffers.Count; i++)
        {
            hash = Mix(hash, _histories[i]);
            hash = Mix(hash, _finished[i] ? 1UL : 0);
            foreach ((StrongBox box, long value) in _buffers[i]) hash = Mix(Mix(hash, (ulong)box.Number), (ulong)value);
            hash = Mix(hash, 77);
        }
        return hash;
    }

    private void Body(int thread, Action body)
    {
        t_here = (this, thread);
        try
        {
            Step();
            body();
        }
        catch (Exception exception)
        {
            _failure ??= exception;
        }
        t_here = default;
        _finished[thread] = true;
        _controller.Release();
    }

    private void Flush(int thread, int count)
    {
        for (; count > 0; count--)
        {
            (StrongBox box, long value) = _buffers[thread].Dequeue();
            box.Value = value;
        }
    }

    /// <summary>The shipped transitions' access, in the model: each access is a step, and an exchange empties the thread's store buffer.</summary>
    internal readonly struct Access : ITaskAccess
    {
        public static long Read(ref long word, TaskSite site)
        {
            Step();
            long value = word;
            return Note(t_here.Model?.Mutation is { } mutation && mutation.Site == site ? Mask(value, mutation.Hidden) : value);
        }

        public static bool CompareExchange(ref long word, long value, long comparand, TaskSite site)
        {
            TaskMutation? mutation = t_here.Model?.Mutation is { } m && m.Site == site ? m : null;
            if (mutation is { Unfenced: true } && value == comparand) return true;
            Step();
            t_here.Model?.Flush(t_here.Thread, t_here.Model._buffers[t_here.Thread].Count);
            long hidden = mutation?.Hidden ?? 0;
            if (Note(mutation is not { Torn: true } && Mask(word, hidden) != comparand ? 1 : 2) == 1) return false;
            word = hidden == 0 ? value : (value & ~hidden) | (word & hidden);
            return true;
        }

        // A transition that does not compare generations sees the one it has been given: 1 in every scenario.
        private static long Mask(long word, long hidden) =>
            (hidden & GenerationBits) != 0 ? (word & ~hidden) | TaskBits.Pack(1, 0) : word & ~hidden;
    }

    /// <summary>Threads that are used again for every schedule.</summary>
    private sealed class Workers : IDisposable
    {
        private readonly List<BlockingCollection<Action>> _queues = [];

        internal void Run(int index, Action action)
        {
            while (_queues.Count <= index)
            {
                var queue = new BlockingCollection<Action>();
                _queues.Add(queue);
                new Thread(() =>
                {
                    foreach (Action next in queue.GetConsumingEnumerable()) next();
                }) { IsBackground = true }.Start();
            }
            _queues[index].Add(action);
        }

        public void Dispose()
        {
            foreach (BlockingCollection<Action> queue in _queues) queue.CompleteAdding();
        }
    }
}
