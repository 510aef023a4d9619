using System.Runtime.CompilerServices;

namespace ReactorGen.Benchmarks.Async;

/// <summary>A chain of <c>async ValueTask</c> methods with the pooling builder. Each level is a method of its own, with a state machine of its own.</summary>
internal static class PoolingChain
{
    /// <summary>The leaf: takes <paramref name="count"/> values. A negative value makes it throw.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Depth1(AsyncSignal signal, int count)
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            long value = await signal.Wait();
            if (value < 0) throw new BenchmarkException();
            sum += value;
        }
        return sum;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Depth2(AsyncSignal signal, int count) => await Depth1(signal, count) + 1;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Depth3(AsyncSignal signal, int count) => await Depth2(signal, count) + 1;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Depth4(AsyncSignal signal, int count) => await Depth3(signal, count) + 1;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Depth5(AsyncSignal signal, int count) => await Depth4(signal, count) + 1;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Depth6(AsyncSignal signal, int count) => await Depth5(signal, count) + 1;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Depth7(AsyncSignal signal, int count) => await Depth6(signal, count) + 1;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Depth8(AsyncSignal signal, int count) => await Depth7(signal, count) + 1;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Depth9(AsyncSignal signal, int count) => await Depth8(signal, count) + 1;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Depth10(AsyncSignal signal, int count) => await Depth9(signal, count) + 1;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Call1(AsyncSignal signal, int calls)
    {
        long sum = 0;
        for (int i = 0; i < calls; i++) sum += await Depth1(signal, 1);
        return sum;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Call3(AsyncSignal signal, int calls)
    {
        long sum = 0;
        for (int i = 0; i < calls; i++) sum += await Depth3(signal, 1);
        return sum;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Call10(AsyncSignal signal, int calls)
    {
        long sum = 0;
        for (int i = 0; i < calls; i++) sum += await Depth10(signal, 1);
        return sum;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<long> Catch10(AsyncSignal signal, int calls)
    {
        long caught = 0;
        for (int i = 0; i < calls; i++)
        {
            try
            {
                await Depth10(signal, 1);
            }
            catch (BenchmarkException)
            {
                caught++;
            }
        }
        return caught;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    internal static async ValueTask Once(AsyncSignal signal, Tally tally, long argument)
    {
        long value = await signal.Wait();
        tally.Sum += value + argument;
    }
}
