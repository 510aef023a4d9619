using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests.Composition;

/// <summary>No byte is allocated for a composite in a steady state, by the process-wide counter.</summary>
[Collection("counts bytes")]
public sealed partial class CompositionAllocationTests
{
    private const int Count = 1000;

    [ReactorTask]
    private static partial int Value(int value)
    {
        Yield();
        return value;
    }

    [ReactorTask]
    private static partial void Turn() => Yield();

    [ReactorTask]
    private static partial void JoinsResults()
    {
        for (int i = 0; i < Count; i++)
        {
            var (a, b, c) = Join(ValueTask(1), ValueTask(2), ValueTask(3));
            if (a + b + c != 6) throw new InvalidOperationException();
        }
    }

    [ReactorTask]
    private static partial void JoinsWithoutResults()
    {
        for (int i = 0; i < Count; i++) Join(TurnTask(), TurnTask(), TurnTask(), TurnTask(), TurnTask());
    }

    [ReactorTask]
    private static partial int Inner()
    {
        var (a, b) = Join(ValueTask(1), ValueTask(2));
        return a + b;
    }

    [ReactorTask]
    private static partial void JoinsNested()
    {
        for (int i = 0; i < Count; i++) Join(InnerTask(), InnerTask(), TurnTask());
    }

    /// <summary>A loser that needs no exception to hear that it was cancelled: what an exception costs is not the race's.</summary>
    private struct Polite : IReactorMachine<string>
    {
        public readonly Poll Resume(scoped ref TaskContext context) => context.IsCancelled ? Poll.Ready : Poll.Pending;

        public readonly string GetResult() => "polite";

        public readonly void Describe(ref StackWriter writer) => writer.Leaf("the end");
    }

    private static ReactorTask<Polite> PoliteTask() => default;

    private static ReactorTask<Polite, string> PoliteStringTask() => default;

    [ReactorTask]
    private static partial void Races()
    {
        for (int i = 0; i < Count; i++)
        {
            if (Race(PoliteTask(), TurnTask(), PoliteTask()) != 1) throw new InvalidOperationException();
        }
    }

    [ReactorTask]
    private static partial void RacesOfResults()
    {
        for (int i = 0; i < Count; i++)
        {
            var raced = Race(ValueTask(1), PoliteStringTask());
            if (raced.Index != 0 || !raced.TryGetFirst(out int value) || value != 1) throw new InvalidOperationException();
        }
    }

    [ReactorTask]
    private static partial void WithTimeouts()
    {
        for (int i = 0; i < Count; i++)
        {
            if (WithTimeout(ValueTask(1), TimeSpan.FromMinutes(1)) + TryWithTimeout(ValueTask(2), TimeSpan.FromMinutes(1)).Result != 3) throw new InvalidOperationException();
        }
    }

    [ReactorTask]
    private static partial void StartsInAScope()
    {
        using var scope = new TaskScope();
        for (int i = 0; i < Count; i++)
        {
            scope.Start(TurnTask());
            scope.Start(ValueTask(1));
            Yield();
            Yield();
        }
        scope.Join();
    }

    [ReactorTask]
    private static partial void Scopes()
    {
        for (int i = 0; i < Count; i++)
        {
            using var scope = new TaskScope();
            scope.Start(TurnTask());
            scope.Join();
        }
    }

    private static long Least(Action<LocalExecutor> run)
    {
        using var executor = new LocalExecutor();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 8 && least != 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            run(executor);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return least;
    }

    [Fact]
    public void Join_of_results() => Assert.Equal(0, Least(executor => executor.Run(JoinsResultsTask())));

    [Fact]
    public void Join_without_results() => Assert.Equal(0, Least(executor => executor.Run(JoinsWithoutResultsTask())));

    [Fact]
    public void Nested_Join() => Assert.Equal(0, Least(executor => executor.Run(JoinsNestedTask())));

    [Fact]
    public void Race_without_results() => Assert.Equal(0, Least(executor => executor.Run(RacesTask())));

    [Fact]
    public void Race_of_results() => Assert.Equal(0, Least(executor => executor.Run(RacesOfResultsTask())));

    [Fact]
    public void WithTimeout_in_time() => Assert.Equal(0, Least(executor => executor.Run(WithTimeoutsTask())));

    /// <summary>The scope itself, and nothing for each of its tasks.</summary>
    [Fact]
    public void Tasks_of_a_scope() => Assert.InRange(Least(executor => executor.Run(StartsInAScopeTask())), 0, 400);

    [Fact]
    public void A_scope_is_small() => Assert.InRange(Least(executor => executor.Run(ScopesTask())) / Count, 1, 288);
}
