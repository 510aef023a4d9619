using ReactorGen.EventQueues;
using Xunit.Abstractions;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>
/// The local variant, whose operations do not overlap: every sequence of operations up to a length, against a simulated kernel. After each sequence, what is
/// left to be read must be delivered.
/// </summary>
public sealed class SlotSequenceTests(ITestOutputHelper output)
{
    private const int Length = 6;

    private enum Act
    {
        Send, Turn, Begin, Poll, Leave, Reopen, BeginOther, LeaveOther,
    }

    [Theory]
    [InlineData(Trigger.Edge)]
    [InlineData(Trigger.Level)]
    public void No_sequence_of_operations_loses_a_byte(Trigger trigger)
    {
        Act[] acts = new Act[Length];
        int all = (int)Math.Pow(Enum.GetValues<Act>().Length, Length);
        for (int number = 0; number < all; number++)
        {
            for (int i = 0, rest = number; i < Length; i++, rest /= Enum.GetValues<Act>().Length) acts[i] = (Act)(rest % Enum.GetValues<Act>().Length);
            Play(trigger, acts);
        }

        output.WriteLine($"{all} sequences of {Length} operations");
    }

    private static void Play(Trigger trigger, Act[] acts)
    {
        SimulatedQueue queue = new();
        Reactor reactor = new(queue, new ReactorOptions { MaximumRegistrations = 8, EventsPerWait = 4 });
        TestTask reader = new();
        TestTask other = new();
        Token token = reactor.RegisterDescriptor(7, trigger);
        bool waits = false;
        bool otherWaits = false;
        foreach (Act act in acts)
        {
            switch (act)
            {
                case Act.Send:
                    queue.Send(7);
                    break;
                case Act.Turn:
                    reactor.Wait(0);
                    break;
                case Act.Begin when !waits && queue.Take(7) == 0:       // as users do: only after finding that it would block
                    waits = !reactor.TryWait(token, Interest.Readable, reader.Waker, out _);
                    break;
                case Act.Poll when waits:
                    waits = !reactor.PollWait(token, Interest.Readable, reader.Waker, out _);
                    break;
                case Act.Leave when waits:
                    reactor.LeaveWait(token, Interest.Readable, reader.Waker);
                    waits = false;
                    break;
                case Act.Reopen:
                    int wakes = reader.Wakes;
                    reactor.Deregister(token);
                    if (waits && reader.Wakes == wakes) Assert.Fail($"{trigger} {string.Join(' ', acts)}: closing woke nobody");
                    token = reactor.RegisterDescriptor(7, trigger);
                    waits = otherWaits = false;
                    break;
                case Act.BeginOther when !otherWaits:
                    otherWaits = !reactor.TryWait(token, Interest.Writable, other.Waker, out _);
                    break;
                case Act.LeaveOther when otherWaits:
                    reactor.LeaveWait(token, Interest.Writable, other.Waker);
                    otherWaits = false;
                    break;
                default:
                    break;
            }
        }

        Drain(reactor, queue, token, reader, waits, $"{trigger} {string.Join(' ', acts)}");
    }

    private static void Drain(Reactor reactor, SimulatedQueue queue, Token token, TestTask reader, bool waits, string played)
    {
        if (!waits)
        {
            queue.Take(7);
            while (reactor.TryWait(token, Interest.Readable, reader.Waker, out _)) queue.Take(7);
        }

        queue.Send(7);
        int before = reader.Wakes;
        for (int turn = 0; turn < 3; turn++) reactor.Wait(0);
        // A waiter left by the sequence may have been woken by it already: what counts is that it is ready now.
        if (!waits && reader.Wakes == before) Assert.Fail($"{played}: not woken");
        if (!reactor.PollWait(token, Interest.Readable, reader.Waker, out _)) Assert.Fail($"{played}: not ready");
    }

    /// <summary>Epoll as far as the reactor can tell, for readable descriptors without a peer.</summary>
    private sealed class SimulatedQueue : IEventQueue
    {
        private readonly Dictionary<int, (Token Token, Interest Interest, QueueMode Mode, bool Armed, bool Pending)> _watched = [];
        private readonly Dictionary<int, int> _bytes = [];

        public QueueMode Mode => QueueMode.Edge;

        public void Send(int descriptor)
        {
            _bytes[descriptor] = _bytes.GetValueOrDefault(descriptor) + 1;
            if (_watched.TryGetValue(descriptor, out var watched) && watched.Armed && (watched.Interest & Interest.Readable) != 0)
                _watched[descriptor] = watched with { Pending = true };
        }

        public int Take(int descriptor)
        {
            int count = _bytes.GetValueOrDefault(descriptor);
            _bytes[descriptor] = 0;
            return count;
        }

        public int Add(int descriptor, Token token, Interest interest, QueueMode mode)
        {
            if (_watched.ContainsKey(descriptor)) return ErrnoPolicy.AlreadyExists;
            return Arm(descriptor, token, interest, mode);
        }

        public int Modify(int descriptor, Token token, Interest interest, QueueMode mode) =>
            _watched.ContainsKey(descriptor) ? Arm(descriptor, token, interest, mode) : ErrnoPolicy.NoEntry;

        public int Delete(int descriptor) => _watched.Remove(descriptor) ? 0 : ErrnoPolicy.NoEntry;

        private int Arm(int descriptor, Token token, Interest interest, QueueMode mode)
        {
            bool ready = _bytes.GetValueOrDefault(descriptor) > 0 && (interest & Interest.Readable) != 0;
            _watched[descriptor] = (token, interest, mode, true, ready);
            return 0;
        }

        public int Wait(Span<QueueEvent> events, int milliseconds)
        {
            int count = 0;
            foreach ((int descriptor, var watched) in _watched.ToArray())
            {
                if (!watched.Pending) continue;
                _watched[descriptor] = watched with { Pending = false, Armed = watched.Mode == QueueMode.Edge };
                if (_bytes.GetValueOrDefault(descriptor) > 0) events[count++] = new QueueEvent(watched.Token, Readiness.Readable);
                else _watched[descriptor] = watched with { Pending = false };
            }

            return count;
        }

        public void Notify()
        {
        }

        public void Dispose()
        {
        }
    }
}
