using ReactorGen.Machines;
using ReactorGen.Time;

namespace ReactorGen.Runtime.Tests.Time;

public sealed class TimerWheelTests
{
    /// <summary>Remembers when it was woken.</summary>
    private sealed class Alarm : Wakeable
    {
        internal long Now, FiredAt = -1;

        internal override string Name => "alarm";

        internal override void Wake(int generation)
        {
            Assert.Equal(-1, FiredAt);
            FiredAt = Now;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(262_144)]
    [InlineData(16_777_217)]
    [InlineData(1L << 36)]
    [InlineData((1L << 36) + 12345)]
    [InlineData(3L << 36)]
    public void A_timer_fires_at_its_millisecond_and_not_before(long deadline)
    {
        foreach (long start in new long[] { 0, 1, 63, 4095, 123_456_789 })
        {
            var wheel = new TimerWheel(start);
            var alarm = new Alarm();
            wheel.Arm(new Waker(alarm, 1), start + deadline);
            // Go from turn to turn, as a loop does.
            while (wheel.NextTurn() < start + deadline)
            {
                Assert.Equal(0, wheel.Advance(wheel.NextTurn()));
            }
            Assert.Equal(0, wheel.Advance(start + deadline - 1));
            Assert.Equal(-1, alarm.FiredAt);
            Assert.Equal(1, wheel.Advance(start + deadline));
            Assert.NotEqual(-1, alarm.FiredAt);
            Assert.Equal(0, wheel.Count);
            Assert.Equal(LoopClock.Never, wheel.NextTurn());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_timers_fire_as_in_a_sorted_list(int seed)
    {
        var random = new Random(seed);
        var wheel = new TimerWheel(0);
        var armed = new List<(Alarm Alarm, TimerHandle Timer, long Deadline)>();
        long now = 0;
        int fired = 0;
        for (int step = 0; step < 20_000; step++)
        {
            switch (random.Next(5))
            {
                case 0 or 1:
                    var alarm = new Alarm();
                    long deadline = now + 1 + (long)Math.Pow(2, random.NextDouble() * 38);
                    armed.Add((alarm, wheel.Arm(new Waker(alarm, 1), deadline), deadline));
                    break;
                case 2 when armed.Count > 0:
                    int removed = random.Next(armed.Count);
                    wheel.Disarm(armed[removed].Timer);
                    wheel.Disarm(armed[removed].Timer);
                    Assert.False(wheel.IsArmed(armed[removed].Timer));
                    armed.RemoveAt(removed);
                    break;
                case 3 when armed.Count > 0:
                    int moved = random.Next(armed.Count);
                    long other = now + 1 + random.Next(100_000);
                    Assert.True(wheel.TryMove(armed[moved].Timer, other));
                    armed[moved] = armed[moved] with { Deadline = other };
                    break;
                default:
                    long next = now + random.Next(random.Next(4) == 0 ? 1_000_000 : 100);
                    foreach (var one in armed) one.Alarm.Now = next;
                    int count = wheel.Advance(next);
                    var due = armed.FindAll(one => one.Deadline <= next);
                    Assert.Equal(due.Count, count);
                    foreach (var one in armed) Assert.Equal(one.Deadline <= next ? next : -1, one.Alarm.FiredAt);
                    foreach (var one in due)
                    {
                        Assert.False(wheel.IsArmed(one.Timer));
                        Assert.False(wheel.TryMove(one.Timer, next + 5));
                    }
                    armed.RemoveAll(one => one.Deadline <= next);
                    now = next;
                    fired += count;
                    break;
            }
            Assert.Equal(armed.Count, wheel.Count);
            Assert.True(armed.Count == 0 || wheel.NextTurn() <= armed.Min(one => one.Deadline));
            Assert.True(wheel.NextTurn() > now);
        }
        Assert.True(fired > 1000);
    }

    [Fact]
    public void Timers_of_different_milliseconds_fire_in_their_order_however_late()
    {
        var wheel = new TimerWheel(0);
        var order = new List<int>();
        foreach (int deadline in new[] { 300, 70, 5, 65, 4097, 64, 299 }) wheel.Arm(new Waker(new Recorder(order, deadline), 1), deadline);
        wheel.Advance(10_000);
        Assert.Equal([5, 64, 65, 70, 299, 300, 4097], order);
    }

    private sealed class Recorder(List<int> order, int number) : Wakeable
    {
        internal override string Name => "recorder";

        internal override void Wake(int generation) => order.Add(number);
    }

    [Fact]
    public void A_deadline_in_the_past_fires_at_the_next_millisecond()
    {
        var wheel = new TimerWheel(100);
        wheel.Arm(new Waker(new Alarm(), 1), 50);
        Assert.Equal(101, wheel.NextTurn());
        Assert.Equal(1, wheel.Advance(101));
    }

    [Fact]
    public void A_handle_of_a_timer_that_fired_does_not_touch_the_next_one()
    {
        var wheel = new TimerWheel(0);
        TimerHandle old = wheel.Arm(new Waker(new Alarm(), 1), 1);
        wheel.Advance(1);
        TimerHandle next = wheel.Arm(new Waker(new Alarm(), 1), 10);
        Assert.Equal(old.Index, next.Index);
        wheel.Disarm(old);
        Assert.False(wheel.TryMove(old, 3));
        Assert.True(wheel.IsArmed(next));
        Assert.Equal(1, wheel.Count);
    }

    [Fact]
    public void Arming_moving_disarming_and_firing_allocate_nothing()
    {
        var wheel = new TimerWheel(0);
        var waker = new Waker(new Recorder(new List<int>(300_000), 1), 1);
        long now = 0;
        void Round()
        {
            for (int i = 0; i < 10_000; i++)
            {
                TimerHandle first = wheel.Arm(waker, now + 3), second = wheel.Arm(waker, now + 5000);
                wheel.TryMove(first, now + 7);
                wheel.Disarm(second);
                wheel.Advance(now += 11);
            }
        }
        Round();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Round();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
