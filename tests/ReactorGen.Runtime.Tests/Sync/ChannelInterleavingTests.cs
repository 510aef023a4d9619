using ReactorGen.Sync;
using Xunit.Abstractions;

namespace ReactorGen.Runtime.Tests.Sync;

/// <summary>Every interleaving of a few tasks at a channel, over the shipped protocol; and what each of its steps is for.</summary>
public sealed class ChannelInterleavingTests(ITestOutputHelper output)
{
    private sealed class World
    {
        internal ChannelProtocol<int, SyncModel.Faults> Channel;
        internal int Capacity;
        internal int SendersLeft;
        internal readonly List<int> Sent = [];
        internal readonly List<int> Received = [];
        internal int GivenUp;
        internal bool EndsByItself;

        internal void Receive(int item)
        {
            SyncModel.Require(!Received.Contains(item), $"{item} is received twice");
            Received.Add(item);
        }
    }

    /// <summary>Sends so many items, 10 times its number and up.</summary>
    private sealed class Sender(SyncModel model, World world, int number, int count) : SyncModel.Actor(model, $"sender {number}")
    {
        private int _next;

        protected override bool Step()
        {
            int item = number * 10 + _next;
            ChannelOutcome outcome;
            if (Waiter == 0)
            {
                bool mayQueueUp = world.Channel.Figures.Senders == 0;
                outcome = world.Channel.Send(item, Waker, out int waiter);
                SyncModel.Require(outcome != ChannelOutcome.Done || mayQueueUp, $"{Name} overtakes");
                Waiter = waiter;
            }
            else
            {
                outcome = world.Channel.LookSend(Waiter, CancelPending);
                if (outcome != ChannelOutcome.Waits) Waiter = 0;
            }
            SyncModel.Require(world.Channel.Figures.Items <= world.Capacity + world.GivenUp, $"{world.Channel.Figures.Items} items in a channel for {world.Capacity}");
            if (outcome == ChannelOutcome.Waits) return true;
            if (outcome == ChannelOutcome.Done)
            {
                world.Sent.Add(item);
                if (++_next < count) return true;
            }
            world.SendersLeft--;
            return false;
        }

        protected override void Leave()
        {
            if (world.Channel.LookSend(Waiter, leave: true) == ChannelOutcome.Done) world.Sent.Add(number * 10 + _next);
            world.SendersLeft--;
        }
    }

    /// <summary>Receives so many items, or until the end.</summary>
    private sealed class Receiver(SyncModel model, World world, string name, int count) : SyncModel.Actor(model, name)
    {
        private int _left = count;

        protected override bool Step()
        {
            ChannelOutcome outcome;
            int item;
            if (Waiter == 0)
            {
                outcome = world.Channel.Receive(Waker, out item, out int waiter);
                Waiter = waiter;
            }
            else
            {
                outcome = world.Channel.LookReceive(Waiter, CancelPending, out item);
                if (outcome != ChannelOutcome.Waits) Waiter = 0;
            }
            if (outcome == ChannelOutcome.Done) world.Receive(item);
            return outcome switch { ChannelOutcome.Waits => true, ChannelOutcome.Done => --_left > 0, _ => false };
        }

        protected override void Leave()
        {
            world.GivenUp++;
            world.Channel.GiveUpReceive(Waiter);
        }
    }

    /// <summary>Completes the channel, when all has been sent or at any time.</summary>
    private sealed class Completer(SyncModel model, World world) : SyncModel.Actor(model, "completer")
    {
        protected override bool MayRun => world.EndsByItself || world.SendersLeft == 0;

        protected override bool Step()
        {
            SyncModel.Require(world.Channel.Complete(null), "it was complete");
            return false;
        }

        protected override void Leave()
        {
        }
    }

    private static Func<SyncModel, Action> Scenario(int capacity, int senders, Action<SyncModel, World> tasks, bool endsByItself = false) => model =>
    {
        var world = new World { Channel = new(capacity), Capacity = capacity, SendersLeft = senders, EndsByItself = endsByItself };
        model.Lock = world.Channel.Lock;
        model.World = world;
        tasks(model, world);
        model.Add(new Completer(model, world));
        return () =>
        {
            while (world.Channel.Receive(default, out int item, out _) == ChannelOutcome.Done) world.Receive(item);
            SyncModel.Require(world.Channel.Figures is (0, 0, 0, true, null), "something is left");
            SyncModel.Require(world.Sent.Order().SequenceEqual(world.Received.Order()), $"sent {string.Join(",", world.Sent)}, received {string.Join(",", world.Received)}");
        };
    };

    // The order can be told where one task receives.
    private static Func<SyncModel, Action> InOrder(Func<SyncModel, Action> scenario) => model =>
    {
        Action check = scenario(model);
        var world = (World)model.World!;
        return () =>
        {
            check();
            foreach (IGrouping<int, int> sender in world.Received.GroupBy(item => item / 10))
                SyncModel.Require(sender.SequenceEqual(sender.Order()), $"received {string.Join(",", world.Received)}");
        };
    };

    private static readonly Dictionary<string, Func<SyncModel, Action>> s_scenarios = new()
    {
        ["two senders, one receiver, capacity 1"] = InOrder(Scenario(1, 2, (model, world) =>
        {
            model.Add(new Sender(model, world, 1, 2));
            model.Add(new Sender(model, world, 2, 2));
            model.AddSpuriousWake(model.Add(new Receiver(model, world, "receiver", 9)));
        })),
        ["one sender, two receivers, one is cancelled, capacity 1"] = Scenario(1, 1, (model, world) =>
        {
            model.Add(new Sender(model, world, 1, 2));
            model.Add(new Receiver(model, world, "a", 9));
            model.AddSpuriousWake(model.Add(new Receiver(model, world, "b", 9)).MayCancel());
        }),
        ["two senders, one is cancelled, one receiver, capacity 1"] = InOrder(Scenario(1, 2, (model, world) =>
        {
            model.Add(new Sender(model, world, 1, 2)).MayCancel();
            model.Add(new Sender(model, world, 2, 2));
            model.Add(new Receiver(model, world, "receiver", 9));
        })),
        ["rendezvous of two and two, one of each cancelled"] = Scenario(0, 2, (model, world) =>
        {
            model.Add(new Sender(model, world, 1, 1)).MayCancel();
            model.Add(new Sender(model, world, 2, 1));
            model.Add(new Receiver(model, world, "a", 9));
            model.Add(new Receiver(model, world, "b", 1)).MayCancel();
        }),
        ["a receiver is given up"] = Scenario(1, 1, (model, world) =>
        {
            model.Add(new Sender(model, world, 1, 2));
            model.Add(new Receiver(model, world, "a", 9));
            model.Add(new Receiver(model, world, "b", 9)).MayGiveUp();
        }),
        ["a sender and a receiver are given up, the end comes at any time"] = Scenario(0, 2, (model, world) =>
        {
            model.Add(new Sender(model, world, 1, 2)).MayGiveUp();
            model.Add(new Sender(model, world, 2, 1));
            model.Add(new Receiver(model, world, "a", 9)).MayGiveUp();
        }, endsByItself: true),
        ["the end comes at any time"] = Scenario(1, 2, (model, world) =>
        {
            model.Add(new Sender(model, world, 1, 2)).MayCancel();
            model.Add(new Sender(model, world, 2, 1));
            model.Add(new Receiver(model, world, "a", 1));
        }, endsByItself: true),
    };

    public static TheoryData<string> Scenarios => [.. s_scenarios.Keys];

    [Theory, MemberData(nameof(Scenarios))]
    public void Every_item_sent_is_received_once_and_nobody_waits_for_ever(string scenario)
    {
        (int schedules, string? violation) = SyncModel.Explore(s_scenarios[scenario]);
        Assert.True(violation is null, violation);
        Assert.True(schedules > 100, $"{schedules} schedules");
        output.WriteLine($"{schedules} schedules");
    }

    [Theory]
    [InlineData("CancelBeatsGrant", "one sender, two receivers, one is cancelled, capacity 1", "received")]
    [InlineData("StaysOnLeave", "one sender, two receivers, one is cancelled, capacity 1", "received")]
    [InlineData("WakesFirst", "two senders, one receiver, capacity 1", "waits for ever")]
    [InlineData("NoWake", "two senders, one receiver, capacity 1", "waits for ever")]
    [InlineData("WakesInside", "two senders, one receiver, capacity 1", "under the lock")]
    [InlineData("NoSecondLook", "one sender, two receivers, one is cancelled, capacity 1", "received")]
    [InlineData("Overtakes", "two senders, one receiver, capacity 1", "received 1")]
    [InlineData("KeepsOnGiveUp", "a receiver is given up", "received")]
    [InlineData("NoReleaseOnComplete", "the end comes at any time", "waits for ever")]
    [InlineData("NoRefill", "two senders, one receiver, capacity 1", "overtakes")]
    public void A_weakened_step_is_found(string fault, string scenario, string expected)
    {
        (_, string? violation) = SyncModel.Explore(s_scenarios[scenario], Enum.Parse<SyncFault>(fault));
        Assert.Contains(expected, violation ?? "nothing was found", StringComparison.Ordinal);
    }
}
