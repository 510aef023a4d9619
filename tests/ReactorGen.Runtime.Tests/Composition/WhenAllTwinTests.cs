using System.Globalization;

namespace ReactorGen.Runtime.Tests.Composition;

/// <summary>Join and Race beside Task.WhenAll and Task.WhenAny with a linked cancellation: the same gates, opened in the same random order, leave the same trace.</summary>
public sealed partial class WhenAllTwinTests
{
    private const int Children = 3, Gates = 3;

    /// <summary>What happens: each child passes its gates and then returns or throws.</summary>
    private sealed class Plan
    {
        internal readonly TaskCompletionSource[][] Gate = [.. Enumerable.Range(0, Children).Select(_ => Enumerable.Range(0, Gates).Select(_ => new TaskCompletionSource()).ToArray())];
        internal readonly bool[] Throws;
        internal readonly (int Child, int Gate)[] Order;
        internal readonly List<string> Trace = [];

        internal Plan(int seed, bool failures)
        {
            var random = new Random(seed);
            Throws = [.. Enumerable.Range(0, Children).Select(_ => failures && random.Next(3) == 0)];
            Order = [.. Enumerable.Range(0, Children).SelectMany(c => Enumerable.Range(0, Gates).Select(g => (c, g)))];
            random.Shuffle(Order);
        }
    }

    [ReactorTask]
    private static partial int Pass(Plan plan, int child)
    {
        try
        {
            for (int gate = 0; gate < Gates; gate++)
            {
                Await(plan.Gate[child][gate].Task);
                plan.Trace.Add($"{child} passes {gate}");
            }
        }
        catch (OperationCanceledException)
        {
            plan.Trace.Add($"{child} cancelled");
            throw;
        }
        return plan.Throws[child] ? throw new FormatException(child.ToString(CultureInfo.InvariantCulture)) : child;
    }

    [ReactorTask]
    private static partial string JoinAll(Plan plan)
    {
        try
        {
            return Join(PassTask(plan, 0), PassTask(plan, 1), PassTask(plan, 2)).ToString();
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    [ReactorTask]
    private static partial string RaceAll(Plan plan)
    {
        try
        {
            var raced = Race(PassTask(plan, 0), PassTask(plan, 1), PassTask(plan, 2));
            return $"{raced.Index} {raced.Result}";
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    [ReactorTask]
    private static partial void Open(Plan plan)
    {
        foreach (var (child, gate) in plan.Order)
        {
            plan.Gate[child][gate].SetResult();
            for (int i = 0; i < 4; i++) Yield();
        }
    }

    [ReactorTask]
    private static partial string Both(Plan plan, bool race)
    {
        var all = race ? Spawn(RaceAllTask(plan)) : Spawn(JoinAllTask(plan));
        Open(plan);
        return all.Join();
    }

    private static async Task<int> PassAsync(Plan plan, int child, CancellationToken token)
    {
        try
        {
            for (int gate = 0; gate < Gates; gate++)
            {
                await plan.Gate[child][gate].Task.WaitAsync(token);
                plan.Trace.Add($"{child} passes {gate}");
            }
        }
        catch (OperationCanceledException)
        {
            plan.Trace.Add($"{child} cancelled");
            throw;
        }
        return plan.Throws[child] ? throw new FormatException(child.ToString(CultureInfo.InvariantCulture)) : child;
    }

    private static async Task<string> AllAsync(Plan plan, bool race)
    {
        using var cancel = new CancellationTokenSource();
        var tasks = Enumerable.Range(0, Children).Select(child => PassAsync(plan, child, cancel.Token)).ToList();
        var left = tasks.ToList();
        Task<int>? decided = null;
        while (left.Count > 0)
        {
            Task<int> ended = await Task.WhenAny(left);
            left.Remove(ended);
            if (decided is not null || !(race || ended.IsFaulted)) continue;
            decided = ended;
            cancel.Cancel();
        }
        if (decided is { IsFaulted: true }) return decided.Exception!.InnerException!.Message;
        return decided is null ? (await tasks[0], await tasks[1], await tasks[2]).ToString() : $"{tasks.IndexOf(decided)} {await decided}";
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Leaves_the_same_trace(bool race)
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Plan plan = new(seed, failures: seed % 3 != 0), twin = new(seed, failures: seed % 3 != 0);
            using var executor = new LocalExecutor();
            string machine = executor.Run(BothTask(plan, race));

            Task<string> all = AllAsync(twin, race);
            // Continuations run inside SetResult: the order is that of the gates.
            foreach (var (child, gate) in twin.Order) twin.Gate[child][gate].SetResult();
            Assert.Equal($"seed {seed}: {await all}", $"seed {seed}: {machine}");
            Assert.Equal(Passed(twin), Passed(plan));
        }
    }

    // Which of several children hears of the same cancellation first is not promised.
    private static string Passed(Plan plan) =>
        string.Join(", ", plan.Trace.Where(line => !line.EndsWith("cancelled", StringComparison.Ordinal))) + "; " + string.Join(", ", plan.Trace.Where(line => line.EndsWith("cancelled", StringComparison.Ordinal)).Order());
}
