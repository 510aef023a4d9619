using Xunit.Abstractions;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>The shipped word between a loop and its notifiers, under every interleaving; then each of its fences weakened.</summary>
public sealed class LoopStateInterleavingTests(ITestOutputHelper output)
{
    private const int State = 0;
    private const int Work = 1;
    private const int Notification = 0;

    /// <summary>Each access of the loop's word as a step of the model.</summary>
    private readonly struct ModelAccess : ILoopAccess
    {
        public static int Exchange(ref int word, int value, LoopSite site)
        {
            ModelRun run = ModelRun.Current;
            if (run.Mutation is not Mutation.NotAtomic weak || weak.Site != site.ToString()) return (int)run.Exchange(State, value, site.ToString());
            int before = (int)run.Read(State, $"{site} (load)");
            run.Store(State, value, $"{site} (store)");
            return before;
        }
    }

    /// <param name="mutation">What is weakened.</param>
    /// <param name="looksAgain">
    /// An executor looks into its inbox between announcing that it parks and the wait; a user of Turn looks only after the wait, and relies on what Park says.
    /// </param>
    /// <param name="notifiers">How many threads publish one piece of work each.</param>
    private Exploration Explore(Mutation? mutation, bool looksAgain, int notifiers)
    {
        LoopState<ModelAccess> loop = default;
        Explorer explorer = new(new ModelState(memory: 1 + notifiers, world: 1, Explorer.ThreadLimit), mutation);
        for (int notifier = 0; notifier < notifiers; notifier++)
        {
            int work = Work + notifier;
            explorer.Thread($"notifier {notifier}", _ =>
            {
                ModelRun.Current.Store(work, 1, "publish");
                if (loop.Notify()) ModelRun.Current.Fenced("write the event descriptor", state => state.World[Notification] = 1);
            });
        }

        explorer.Thread("loop", taken =>
        {
            bool sleeps = loop.Park();
            if (looksAgain) sleeps = Look(taken, notifiers) == taken;
            if (sleeps)
            {
                ModelRun.Current.Fenced("sleep", state =>
                {
                    if (state.World[Notification] == 0) return null;
                    state.World[Notification] = 0;
                    return 0;
                });
            }

            loop.Run();
            long found = Look(taken, notifiers);
            if (found != (1L << notifiers) - 1) ModelRun.Current.Forget(found);
        });
        Exploration result = explorer.Explore();
        output.WriteLine($"{result.States} states, {result.Steps} steps, {result.Ends} ends{Environment.NewLine}{result.Violation}");
        return result;
    }

    private static long Look(long taken, int notifiers)
    {
        for (int notifier = 0; notifier < notifiers; notifier++) taken |= ModelRun.Current.Read(Work + notifier, "look for work") << notifier;
        return taken;
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(false, 3)]
    public void No_notification_is_lost(bool looksAgain, int notifiers)
    {
        Exploration result = Explore(null, looksAgain, notifiers);
        Assert.Null(result.Violation);
        Assert.True(result.Ends > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Notifying_must_be_a_full_fence(bool looksAgain) =>
        Assert.NotNull(Explore(new Mutation.NotAtomic(nameof(LoopSite.Notify)), looksAgain, 2).Violation);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Parking_must_be_a_full_fence(bool looksAgain) =>
        Assert.NotNull(Explore(new Mutation.NotAtomic(nameof(LoopSite.Park)), looksAgain, 2).Violation);

    [Fact]
    public void Running_must_be_a_full_fence_for_who_looks_after_the_wait_only() =>
        Assert.NotNull(Explore(new Mutation.NotAtomic(nameof(LoopSite.Run)), looksAgain: false, 2).Violation);
}
