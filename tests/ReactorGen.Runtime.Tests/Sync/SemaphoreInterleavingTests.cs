using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <summary>Every interleaving of a few tasks at a semaphore, over the shipped protocol; and what each of its steps is for.</summary>
public sealed class SemaphoreInterleavingTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private sealed class World
    {
        internal SemaphoreProtocol<SyncModel.Faults> Semaphore;
        internal int Held;
        internal int Limit;
        internal SyncModel.Actor? Small;
    }

    /// <summary>Acquires, releases.</summary>
    private sealed class Taker(SyncModel model, World world, string name, int count) : SyncModel.Actor(model, name)
    {
        private bool _holds;

        /// <summary>When it releases; at once if null.</summary>
        internal Func<bool>? After { get; init; }

        protected override bool MayRun => !_holds || After is null || After();

        protected override bool Step()
        {
            if (_holds)
            {
                world.Held -= count;
                world.Semaphore.Release(count);
                return false;
            }
            if (Waiter == 0)
            {
                bool mayTake = world.Semaphore.Figures.Waiting == 0;
                if (!world.Semaphore.Acquire(count, Waker, out int waiter))
                {
                    Waiter = waiter;
                    return true;
                }
                SyncModel.Require(mayTake, $"{Name} overtakes");
                return Take();
            }
            switch (world.Semaphore.Look(Waiter, CancelPending))
            {
                case WaitOutcome.Waits:
                    return true;
                case WaitOutcome.Left:
                    return false;
                default:
                    Waiter = 0;
                    return Take();
            }
        }

        protected override void Leave() => world.Semaphore.GiveUp(Waiter);

        private bool Take()
        {
            _holds = true;
            world.Held += count;
            SyncModel.Require(world.Held <= world.Limit, $"{world.Held} of {world.Limit} permits are held");
            return true;
        }
    }

    private static Func<SyncModel, Action> Scenario(int permits, Action<SyncModel, World> tasks) => model =>
    {
        var world = new World { Semaphore = new(permits), Limit = permits };
        model.Lock = world.Semaphore.Lock;
        model.World = world;
        tasks(model, world);
        return () => SyncModel.Require(world.Semaphore.Figures == (permits, 0), $"{world.Semaphore.Figures.Permits} of {permits} permits, {world.Semaphore.Figures.Waiting} waiting at the end");
    };

    private static readonly Dictionary<string, Func<SyncModel, Action>> s_scenarios = new()
    {
        ["three tasks, one permit, one is cancelled, one is woken for nothing"] = Scenario(1, (model, world) =>
        {
            model.Add(new Taker(model, world, "a", 1));
            model.AddSpuriousWake(model.Add(new Taker(model, world, "b", 1)).MayCancel());
            model.Add(new Taker(model, world, "c", 1));
        }),
        ["two are cancelled"] = Scenario(1, (model, world) =>
        {
            model.Add(new Taker(model, world, "a", 1));
            model.Add(new Taker(model, world, "b", 1)).MayCancel();
            model.Add(new Taker(model, world, "c", 1)).MayCancel();
        }),
        ["a large request in front of small ones is cancelled"] = Scenario(2, (model, world) =>
        {
            model.Add(new Taker(model, world, "one", 1));
            model.Add(new Taker(model, world, "two", 2)).MayCancel();
            model.Add(new Taker(model, world, "another", 1)).MayCancel();
        }),
        ["of a large request and a small one behind it, the large one is cancelled"] = Scenario(2, (model, world) =>
        {
            model.Add(new Taker(model, world, "keeps one", 1) { After = () => world.Small!.IsOver });
            model.Add(new Taker(model, world, "two", 2)).MayCancel();
            world.Small = model.Add(new Taker(model, world, "one", 1));
        }),
        ["one is given up"] = Scenario(1, (model, world) =>
        {
            model.Add(new Taker(model, world, "a", 1));
            model.Add(new Taker(model, world, "b", 1)).MayGiveUp();
            model.Add(new Taker(model, world, "c", 1));
        }),
        ["a large one is given up, one is cancelled"] = Scenario(2, (model, world) =>
        {
            model.Add(new Taker(model, world, "one", 1));
            model.Add(new Taker(model, world, "two", 2)).MayGiveUp();
            model.Add(new Taker(model, world, "another", 1)).MayCancel();
        }),
    };

    public static TheoryData<string> Scenarios => [.. s_scenarios.Keys];

    [Theory, MemberData(nameof(Scenarios))]
    public void No_permit_is_lost_or_doubled_and_nobody_waits_for_ever(string scenario)
    {
        (int schedules, string? violation) = SyncModel.Explore(s_scenarios[scenario]);
        Assert.True(violation is null, violation);
        Assert.True(schedules > 100, $"{schedules} schedules");
        output.WriteLine($"{schedules} schedules");
    }

    [Theory]
    [InlineData("CancelBeatsGrant", "two are cancelled", "0 of 1 permits")]
    [InlineData("NoHandOverOnLeave", "of a large request and a small one behind it, the large one is cancelled", "waits for ever")]
    [InlineData("StaysOnLeave", "two are cancelled", "at the end")]
    [InlineData("WakesFirst", "three tasks, one permit, one is cancelled, one is woken for nothing", "waits for ever")]
    [InlineData("NoWake", "three tasks, one permit, one is cancelled, one is woken for nothing", "waits for ever")]
    [InlineData("WakesInside", "three tasks, one permit, one is cancelled, one is woken for nothing", "under the lock")]
    [InlineData("NoSecondLook", "three tasks, one permit, one is cancelled, one is woken for nothing", "permits are held")]
    [InlineData("Overtakes", "a large request in front of small ones is cancelled", "overtakes")]
    [InlineData("KeepsOnGiveUp", "one is given up", "0 of 1 permits")]
    public void A_weakened_step_is_found(string fault, string scenario, string expected)
    {
        (_, string? violation) = SyncModel.Explore(s_scenarios[scenario], Enum.Parse<SyncFault>(fault));
        Assert.Contains(expected, violation ?? "nothing was found", StringComparison.Ordinal);
    }
}
