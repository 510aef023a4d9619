using Xunit.Abstractions;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>The shipped protocol under every interleaving of small scenarios, then with one place after the other weakened: each weakening must show.</summary>
public sealed class SlotInterleavingTests(ITestOutputHelper output)
{
    public static TheoryData<string, bool> Scenarios
    {
        get
        {
            TheoryData<string, bool> data = [];
            foreach (string name in SlotScenarios.Names)
            {
                data.Add(name, true);
                // Level-triggered, the two directions have too many states to visit; "idle reader" and "refused" cover what is theirs.
                if (name != "two directions") data.Add(name, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Holds_in_every_interleaving(string scenario, bool edge)
    {
        Exploration result = SlotScenarios.Explore(scenario, edge, null);
        output.WriteLine($"{result.States} states, {result.Steps} steps, {result.Ends} ends");
        Assert.Null(result.Violation);
        Assert.True(result.Ends > 0);
    }

    private void MustBreak(string scenario, Mutation mutation, bool edge = true)
    {
        Exploration result = SlotScenarios.Explore(scenario, edge, mutation);
        output.WriteLine($"{result.States} states, {result.Steps} steps{Environment.NewLine}{result.Violation}");
        Assert.NotNull(result.Violation);
    }

    [Fact]
    public void Claiming_must_be_atomic() => MustBreak("receive", new Mutation.NotAtomic(nameof(SlotSite.WaitClaim)));

    [Fact]
    public void Publishing_must_be_a_full_fence() => MustBreak("receive", new Mutation.NotAtomic(nameof(SlotSite.PublishTarget)));

    [Fact]
    public void The_word_must_be_read_again_after_publishing() => MustBreak("receive", new Mutation.NotReadAgain(nameof(SlotSite.Recheck)));

    [Fact]
    public void Delivery_must_be_atomic() => MustBreak("receive", new Mutation.NotAtomic(nameof(SlotSite.DeliverUpdate)));

    [Fact]
    public void The_tick_must_count() =>
        MustBreak("receive", new Mutation.OtherValue(nameof(SlotSite.DeliverUpdate), (_, value) => value - SlotWord.OneTick));

    [Fact]
    public void A_direction_must_clear_only_its_own_readiness() =>
        MustBreak("idle reader", new Mutation.OtherValue(nameof(SlotSite.WaitClaim), (_, value) => value & ~(SlotWord.ReadMask | SlotWord.WriteMask)));

    [Fact]
    public void Giving_the_claim_up_must_be_atomic() => MustBreak("two directions", new Mutation.NotAtomic(nameof(SlotSite.WithdrawRelease)));

    [Fact]
    public void Giving_a_claim_up_must_leave_the_other_one() =>
        MustBreak("two directions", new Mutation.OtherValue(nameof(SlotSite.WithdrawRelease), (_, value) => value & ~(SlotWord.ReaderWaits | SlotWord.WriterWaits)));

    [Fact]
    public void Leaving_must_give_the_claim_up() =>
        MustBreak("leave", new Mutation.OtherValue(nameof(SlotSite.WithdrawRelease), (old, _) => old));

    [Fact]
    public void The_waiters_generation_must_be_published() => MustBreak("recycled waiter", new Mutation.NotStored(nameof(SlotSite.PublishGeneration)));

    [Fact]
    public void A_second_waiter_must_be_refused_atomically() => MustBreak("second waiter", new Mutation.NotAtomic(nameof(SlotSite.WaitClaim)));

    [Fact]
    public void Closing_must_be_seen_after_publishing() =>
        MustBreak("close", new Mutation.Pretend(nameof(SlotSite.Recheck), word => word & ~SlotWord.Closing));

    [Fact]
    public void Closing_must_be_atomic() => MustBreak("close", new Mutation.NotAtomic(nameof(SlotSite.CloseBegin)));

    [Fact]
    public void Giving_away_must_be_atomic() => MustBreak("give away", new Mutation.NotAtomic(nameof(SlotSite.CloseBegin)));

    [Fact]
    public void Pinning_must_be_atomic() => MustBreak("close", new Mutation.NotAtomic(nameof(SlotSite.EnterPin)));

    [Fact]
    public void Unpinning_must_be_atomic() => MustBreak("close", new Mutation.NotAtomic(nameof(SlotSite.ExitUnpin)));

    [Fact]
    public void A_closing_slot_must_not_be_pinned() =>
        MustBreak("close", new Mutation.Pretend(nameof(SlotSite.EnterRead), word => word & ~(SlotWord.Closing | SlotWord.Freed)));

    [Fact]
    public void The_generation_must_be_checked_after_pinning() => MustBreak("reuse", new Mutation.Pretend(nameof(SlotSite.EnterGeneration), _ => 1));

    [Fact]
    public void Delivery_must_check_the_generation() => MustBreak("reuse", new Mutation.Pretend(nameof(SlotSite.DeliverGeneration), _ => 1));

    [Fact]
    public void The_generation_must_move_on() => MustBreak("reuse", new Mutation.NotStored(nameof(SlotSite.FreeGeneration)));

    [Fact]
    public void A_freed_index_must_be_quarantined() => MustBreak("reuse in a batch", new Mutation.World("no quarantine"));

    [Fact]
    public void Arming_must_be_exclusive() => MustBreak("idle reader", new Mutation.NotAtomic(nameof(SlotSite.ArmBegin)), edge: false);

    [Fact]
    public void Whoever_arms_must_look_again() =>
        MustBreak("idle reader", new Mutation.Pretend(nameof(SlotSite.ArmAgainRead), word => word & ~SlotWord.ArmAgain), edge: false);

    [Fact]
    public void The_end_of_arming_must_be_atomic() => MustBreak("idle reader", new Mutation.NotAtomic(nameof(SlotSite.ArmEnd)), edge: false);
}
