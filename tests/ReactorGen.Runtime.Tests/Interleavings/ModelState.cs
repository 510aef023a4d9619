using System.Runtime.InteropServices;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>
/// Everything that a step can see or change: shared memory, the world around (kernel, scheduler), and of each thread what it has read so far and what
/// it has stored and not yet made visible. A thread's local state is a function of what it has read, so that equal states have equal futures.
/// </summary>
internal sealed class ModelState(int memory, int world, int threads)
{
    public long[] Memory { get; private init; } = new long[memory];

    public long[] World { get; private init; } = new long[world];

    public ModelThread[] Threads { get; private init; } = [.. Enumerable.Range(0, threads).Select(_ => new ModelThread(0, [], 14695981039346656037, []))];

    public ModelTrace? Trace { get; set; }

    public ModelState Clone() => new(0, 0, 0)
    {
        Memory = (long[])Memory.Clone(),
        World = (long[])World.Clone(),
        Threads = (ModelThread[])Threads.Clone(),
        Trace = Trace,
    };

    /// <summary>A hash wide enough to stand for the state.</summary>
    public UInt128 Key()
    {
        Mixer mixer = new();
        mixer.Add(Memory);
        mixer.Add(World);
        foreach (ModelThread thread in Threads)
        {
            mixer.Add([thread.Checkpoint, (long)thread.LogHash, thread.Log.Length, thread.Stores.Length]);
            foreach ((int variable, long value) in thread.Stores) mixer.Add([variable, value]);
        }

        return new UInt128(mixer.First, mixer.Second);
    }

    private struct Mixer()
    {
        public ulong First { get; private set; } = 0x9E3779B97F4A7C15;

        public ulong Second { get; private set; } = 0xC2B2AE3D27D4EB4F;

        public void Add(ReadOnlySpan<long> values)
        {
            foreach (long value in values)
            {
                First = (First ^ (ulong)value) * 0x100000001B3;
                First ^= First >> 29;
                Second = (Second + (ulong)value) * 0xD6E8FEB86659FD93;
                Second ^= Second >> 32;
            }
        }
    }
}

/// <summary>One thread of the model; immutable.</summary>
/// <param name="Checkpoint">Where it starts over from: what it remembers of the time before its log.</param>
/// <param name="Log">What each of its steps since then gave it.</param>
/// <param name="LogHash">A hash of the log.</param>
/// <param name="Stores">Its stores that no other thread sees yet, oldest first: the store buffer of a processor with total store order.</param>
internal sealed record ModelThread(long Checkpoint, long[] Log, ulong LogHash, (int Variable, long Value)[] Stores)
{
    public ModelThread Forget(long checkpoint) => new(checkpoint, [], 14695981039346656037, Stores);

    public ModelThread Append(long value) => this with { Log = [.. Log, value], LogHash = ((LogHash ^ (ulong)value) * 0x9FB21C651E98DF25) ^ (LogHash >> 31) };
}

/// <summary>How a state was reached.</summary>
internal sealed record ModelTrace(ModelTrace? Before, string Thread, string Step, long Result)
{
    public override string ToString()
    {
        List<string> lines = [];
        for (ModelTrace? trace = this; trace is not null; trace = trace.Before) lines.Add($"{trace.Thread}: {trace.Step} = {trace.Result:x}");
        lines.Reverse();
        return string.Join(Environment.NewLine, CollectionsMarshal.AsSpan(lines).ToArray());
    }
}
