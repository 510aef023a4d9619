namespace ReactorGen.Benchmarks.Tasks;

/// <summary>The same chain in direct style, through the generator: each level is a <c>[ReactorTask]</c> method of its own.</summary>
internal static partial class LoopChain
{
    /// <summary>The leaf: takes <paramref name="count"/> values. A negative value makes it throw.</summary>
    [ReactorTask]
    internal static partial long Depth1(LoopSignal signal, int count)
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            long value = signal.Wait();
            if (value < 0) throw new BenchmarkException();
            sum += value;
        }
        return sum;
    }

    [ReactorTask]
    internal static partial long Depth2(LoopSignal signal, int count) => Depth1(signal, count) + 1;

    [ReactorTask]
    internal static partial long Depth3(LoopSignal signal, int count) => Depth2(signal, count) + 1;

    [ReactorTask]
    internal static partial long Depth4(LoopSignal signal, int count) => Depth3(signal, count) + 1;

    [ReactorTask]
    internal static partial long Depth5(LoopSignal signal, int count) => Depth4(signal, count) + 1;

    [ReactorTask]
    internal static partial long Depth6(LoopSignal signal, int count) => Depth5(signal, count) + 1;

    [ReactorTask]
    internal static partial long Depth7(LoopSignal signal, int count) => Depth6(signal, count) + 1;

    [ReactorTask]
    internal static partial long Depth8(LoopSignal signal, int count) => Depth7(signal, count) + 1;

    [ReactorTask]
    internal static partial long Depth9(LoopSignal signal, int count) => Depth8(signal, count) + 1;

    [ReactorTask]
    internal static partial long Depth10(LoopSignal signal, int count) => Depth9(signal, count) + 1;

    [ReactorTask]
    internal static partial long Call1(LoopSignal signal, int calls)
    {
        long sum = 0;
        for (int i = 0; i < calls; i++) sum += Depth1(signal, 1);
        return sum;
    }

    [ReactorTask]
    internal static partial long Call3(LoopSignal signal, int calls)
    {
        long sum = 0;
        for (int i = 0; i < calls; i++) sum += Depth3(signal, 1);
        return sum;
    }

    [ReactorTask]
    internal static partial long Call10(LoopSignal signal, int calls)
    {
        long sum = 0;
        for (int i = 0; i < calls; i++) sum += Depth10(signal, 1);
        return sum;
    }

    [ReactorTask]
    internal static partial long Catch10(LoopSignal signal, int calls)
    {
        long caught = 0;
        for (int i = 0; i < calls; i++)
        {
            try
            {
                Depth10(signal, 1);
            }
            catch (BenchmarkException)
            {
                caught++;
            }
        }
        return caught;
    }

    [ReactorTask]
    internal static partial void Once(LoopSignal signal, Tally tally, long argument)
    {
        long value = signal.Wait();
        tally.Sum += value + argument;
    }
}
