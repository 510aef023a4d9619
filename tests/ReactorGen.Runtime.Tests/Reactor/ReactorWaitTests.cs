using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace ReactorGen.Runtime.Tests;

public sealed class ReactorWaitTests : IDisposable
{
    private readonly Reactor _reactor = new();
    private readonly TestTask _task = new();
    private readonly SafeFileHandle _reader;
    private readonly SafeFileHandle _writer;

    public ReactorWaitTests() => (_reader, _writer) = Descriptors.Pipe();

    public void Dispose()
    {
        _reactor.Dispose();
        _reader.Dispose();
        _writer.Dispose();
    }

    private bool Wait(Token token, Interest interest = Interest.Readable) => _reactor.TryWait(token, interest, _task.Waker, out _);

    private bool Poll(Token token, out Readiness ready, Interest interest = Interest.Readable) =>
        _reactor.PollWait(token, interest, _task.Waker, out ready);

    [Theory]
    [InlineData(Trigger.Level)]
    [InlineData(Trigger.Edge)]
    public void A_byte_wakes_the_reader_once(Trigger trigger)
    {
        Token token = _reactor.Register(_reader, trigger);
        Assert.False(Wait(token));
        Assert.Equal(0, _reactor.Turn(TimeSpan.Zero));
        Assert.False(Poll(token, out Readiness ready));
        Assert.Equal(Readiness.None, ready);

        Descriptors.Write(_writer.Number());
        Assert.Equal(1, _reactor.Turn(Timeout.InfiniteTimeSpan));
        Assert.Equal(1, _task.Wakes);
        Assert.True(Poll(token, out ready));
        Assert.Equal(Readiness.Readable, ready);
    }

    [Fact]
    public void Level_returns_again_while_bytes_are_left()
    {
        Token token = _reactor.Register(_reader);
        Descriptors.Write(_writer.Number(), 10);
        for (int round = 0; round < 3; round++)
        {
            Assert.False(Wait(token));
            Assert.Equal(1, _reactor.Turn(Timeout.InfiniteTimeSpan));
            Assert.True(Poll(token, out _));
            Assert.Equal(1, Descriptors.Read(_reader.Number(), 1));
        }
    }

    [Fact]
    public void Edge_does_not_return_for_bytes_left_behind_and_does_for_new_ones()
    {
        Token token = _reactor.Register(_reader, Trigger.Edge);
        Descriptors.Write(_writer.Number(), 10);
        Assert.False(Wait(token));
        Assert.Equal(1, _reactor.Turn(Timeout.InfiniteTimeSpan));
        Assert.True(Poll(token, out _));
        Assert.Equal(1, Descriptors.Read(_reader.Number(), 1));

        Assert.False(Wait(token));
        Assert.Equal(0, _reactor.Turn(TimeSpan.Zero));
        Descriptors.Write(_writer.Number());
        Assert.Equal(1, _reactor.Turn(Timeout.InfiniteTimeSpan));
        Assert.True(Poll(token, out _));
    }

    [Fact]
    public void Edge_an_event_between_the_return_and_the_next_wait_ends_that_wait_at_once()
    {
        Token token = _reactor.Register(_reader, Trigger.Edge);
        Assert.False(Wait(token));
        Descriptors.Write(_writer.Number());
        _reactor.Turn(Timeout.InfiniteTimeSpan);
        Assert.True(Poll(token, out _));

        Descriptors.Write(_writer.Number());
        _reactor.Turn(Timeout.InfiniteTimeSpan);
        Assert.True(Wait(token));       // a newer event than the one returned for
        Assert.False(Wait(token));      // drained since
    }

    [Fact]
    public void Both_directions_wait_apart_and_neither_takes_the_others_readiness()
    {
        (Socket left, Socket right) = Descriptors.Connected();
        using (left)
        using (right)
        {
            Token token = _reactor.Register(left, Trigger.Edge);
            TestTask writer = new("writer");
            Assert.False(Wait(token));
            Assert.False(_reactor.TryWait(token, Interest.Writable, writer.Waker, out _));
            Assert.Equal(1, _reactor.Turn(Timeout.InfiniteTimeSpan));
            Assert.Equal((0, 1), (_task.Wakes, writer.Wakes));
            Assert.False(Poll(token, out _));
            Assert.True(_reactor.PollWait(token, Interest.Writable, writer.Waker, out Readiness ready));
            Assert.Equal(Readiness.Writable, ready);
            right.Send([1]);
            _reactor.Turn(Timeout.InfiniteTimeSpan);
            Assert.Equal(1, _task.Wakes);
            Assert.True(Poll(token, out ready));
            Assert.Equal(Readiness.Readable, ready);
            _reactor.Deregister(token);
        }
    }

    [Fact]
    public void Level_an_event_for_one_direction_leaves_the_other_armed()
    {
        (Socket left, Socket right) = Descriptors.Connected();
        using (left)
        using (right)
        {
            Token token = _reactor.Register(left);
            TestTask writer = new("writer");
            Assert.False(Wait(token));
            Assert.False(_reactor.TryWait(token, Interest.Writable, writer.Waker, out _));
            Assert.Equal(1, _reactor.Turn(Timeout.InfiniteTimeSpan));
            Assert.Equal((0, 1), (_task.Wakes, writer.Wakes));
            Assert.True(_reactor.PollWait(token, Interest.Writable, writer.Waker, out _));
            Assert.Equal(0, _reactor.Turn(TimeSpan.Zero));      // writable still, and nobody asks
            right.Send([1]);
            Assert.Equal(1, _reactor.Turn(Timeout.InfiniteTimeSpan));
            Assert.True(Poll(token, out _));
            _reactor.Deregister(token);
        }
    }

    [Theory]
    [InlineData(Trigger.Level)]
    [InlineData(Trigger.Edge)]
    public void Leaving_a_wait_loses_nothing(Trigger trigger)
    {
        Token token = _reactor.Register(_reader, trigger);
        Assert.False(Wait(token));
        Descriptors.Write(_writer.Number());
        _reactor.Turn(Timeout.InfiniteTimeSpan);
        _reactor.LeaveWait(token, Interest.Readable, _task.Waker);
        if (!Wait(token))
        {
            Assert.Equal(1, _reactor.Turn(Timeout.InfiniteTimeSpan));
            Assert.True(Poll(token, out _));
        }
    }

    [Fact]
    public void Both_at_once_returns_the_ready_one()
    {
        (Socket left, Socket right) = Descriptors.Connected();
        using (left)
        using (right)
        {
            Token token = _reactor.Register(left);
            Assert.False(Wait(token, Interest.Both));
            _reactor.Turn(Timeout.InfiniteTimeSpan);
            Assert.True(Poll(token, out Readiness ready, Interest.Both));
            Assert.Equal(Readiness.Writable, ready);
            right.Send([1]);
            Assert.False(Wait(token, Interest.Both));
            _reactor.Turn(Timeout.InfiniteTimeSpan);
            Assert.True(Poll(token, out ready, Interest.Both));
            Assert.True(ready.HasFlag(Readiness.Writable));
            _reactor.Deregister(token);
        }
    }

    [Fact]
    public void The_peers_end_is_never_taken_back()
    {
        (Socket left, Socket right) = Descriptors.Connected();
        using (left)
        {
            Token token = _reactor.Register(left, Trigger.Edge);
            Assert.False(Wait(token));
            right.Shutdown(SocketShutdown.Send);
            Readiness ready = Readiness.None;
            while (!Poll(token, out ready)) _reactor.Turn(Timeout.InfiniteTimeSpan);
            Assert.Equal(Readiness.Readable | Readiness.ReadClosed, ready);
            Assert.True(Wait(token));
            Assert.True(Wait(token));
            right.Dispose();
            _reactor.Deregister(token);
        }
    }
}
