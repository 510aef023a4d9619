namespace ReactorGen.Runtime.Tests.Composition;

/// <summary>A composite holds the machines of its children, and so may hold, by way of them, the machine that holds it.</summary>
public sealed partial class RecursionTests
{
    [ReactorTask]
    private static partial int Sum(int from, int to)
    {
        if (to - from == 1)
        {
            Yield();
            return from;
        }
        int middle = (from + to) / 2;
        var (left, right) = Join(SumTask(from, middle), SumTask(middle, to));
        return left + right;
    }

    private static async Task<int> SumAsync(int from, int to)
    {
        if (to - from == 1)
        {
            await Task.Yield();
            return from;
        }
        int middle = (from + to) / 2;
        int[] halves = await Task.WhenAll(SumAsync(from, middle), SumAsync(middle, to));
        return halves[0] + halves[1];
    }

    [Fact]
    public async Task A_task_joins_itself()
    {
        using var executor = new LocalExecutor();
        int sum = executor.Run(SumTask(0, 200));
        Assert.Equal(await SumAsync(0, 200), sum);
    }

    [ReactorTask]
    private static partial int Even(int n) => n == 0 ? 0 : 1 + WithTimeout(OddTask(n - 1), TimeSpan.FromMinutes(5));

    [ReactorTask]
    private static partial int Odd(int n)
    {
        Yield();
        return 1 + Race(EvenTask(n - 1), NeverTask()).Result;
    }

    [ReactorTask]
    private static partial int Never()
    {
        Delay(Timeout.InfiniteTimeSpan);
        return 0;
    }

    [Fact]
    public void Two_tasks_compose_each_other()
    {
        using var executor = new LocalExecutor();
        Assert.Equal(20, executor.Run(EvenTask(20)));
    }
}
