using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace ReactorGen.Runtime.Tests;

/// <summary>Whatever is wrong is said loudly, and harms nobody else.</summary>
[Collection(DescriptorNumbers.Name)]
public sealed class ReactorErrorTests : IDisposable
{
    private readonly Reactor _reactor = new(new ReactorOptions { MaximumRegistrations = 4 });
    private readonly TestTask _task = new("first task");
    private readonly SafeFileHandle _reader;
    private readonly SafeFileHandle _writer;

    public ReactorErrorTests() => (_reader, _writer) = Descriptors.Pipe();

    public void Dispose()
    {
        _reactor.Dispose();
        _reader.Dispose();
        _writer.Dispose();
    }

    private bool Wait(Token token) => _reactor.TryWait(token, Interest.Readable, _task.Waker, out _);

    [Fact]
    public void A_token_prints_index_and_generation()
    {
        Token token = _reactor.Register(_reader);
        Assert.Equal("token 2.1", token.ToString());
        Assert.True(default(Token).IsDefault);
        Assert.NotEqual(default, token);
    }

    [Fact]
    public void The_default_token_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Wait(default));
        Assert.Throws<InvalidOperationException>(() => _reactor.Deregister(default));
        _reactor.LeaveWait(default, Interest.Readable, _task.Waker);
    }

    [Fact]
    public void A_token_of_another_reactor_is_refused()
    {
        using Reactor other = new();
        Token foreign = other.Register(_reader);
        Token own = _reactor.Register(_reader);
        Assert.Equal(own.ToString(), foreign.ToString());
        Assert.Contains(foreign.ToString(), Assert.Throws<InvalidOperationException>(() => Wait(foreign)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => _reactor.Deregister(foreign));
    }

    [Fact]
    public void A_closed_token_is_named()
    {
        Token token = _reactor.Register(_reader);
        _reactor.Deregister(token);
        Assert.Equal(token, Assert.Throws<TokenClosedException>(() => Wait(token)).Token);
        Assert.Throws<TokenClosedException>(() => _reactor.Deregister(token));
        _reactor.LeaveWait(token, Interest.Readable, _task.Waker);
    }

    [Fact]
    public void A_second_waiter_is_refused_by_both_names_and_the_first_is_served()
    {
        Token token = _reactor.Register(_reader);
        TestTask second = new("second task");
        Assert.False(Wait(token));
        string message = Assert.Throws<InvalidOperationException>(() => _reactor.TryWait(token, Interest.Both, second.Waker, out _)).Message;
        Assert.Contains("first task", message, StringComparison.Ordinal);
        Assert.Contains("second task", message, StringComparison.Ordinal);
        _reactor.LeaveWait(token, Interest.Both, second.Waker);

        Descriptors.Write(_writer.Number());
        _reactor.Turn(Timeout.InfiniteTimeSpan);
        Assert.Equal((1, 0), (_task.Wakes, second.Wakes));
        Assert.True(_reactor.PollWait(token, Interest.Readable, _task.Waker, out _));
    }

    [Fact]
    public void Deregistering_wakes_the_waiters_and_their_wait_throws()
    {
        (Socket left, Socket right) = Descriptors.Connected();
        using (left)
        using (right)
        {
            TestTask writer = new("writer");
            Token token = _reactor.Register(left);
            Assert.False(Wait(token));
            Assert.False(_reactor.TryWait(token, Interest.Writable, writer.Waker, out _));
            _reactor.Deregister(token);
            Assert.Equal((1, 1), (_task.Wakes, writer.Wakes));
            Assert.Equal(token, Assert.Throws<TokenClosedException>(() => _reactor.PollWait(token, Interest.Readable, _task.Waker, out _)).Token);
            Assert.Throws<TokenClosedException>(() => _reactor.PollWait(token, Interest.Writable, writer.Waker, out _));
            Assert.Equal(0, _reactor.Turn(TimeSpan.Zero));
        }
    }

    [Fact]
    public void A_full_table_refuses_and_has_room_again_once_a_wait_has_begun()
    {
        Token[] tokens = [.. Enumerable.Range(0, 4).Select(_ => _reactor.Register(_reader))];
        Assert.Throws<RegistrationLimitException>(() => _reactor.Register(_reader));
        _reactor.Deregister(tokens[2]);
        Assert.Throws<RegistrationLimitException>(() => _reactor.Register(_reader));      // the index is in quarantine
        _reactor.Turn(TimeSpan.Zero);
        Token next = _reactor.Register(_reader);
        Assert.Equal((tokens[2].Index, tokens[2].Generation + 1), (next.Index, next.Generation));
        Assert.Equal(4, _reactor.Registrations);
        Assert.Throws<TokenClosedException>(() => Wait(tokens[2]));
    }

    [Fact]
    public void A_regular_file_is_refused_at_the_first_wait()
    {
        string path = Path.GetTempFileName();
        using (SafeFileHandle file = File.OpenHandle(path, options: FileOptions.DeleteOnClose))
        {
            Token token = _reactor.Register(file);
            Assert.Throws<NotSupportedException>(() => Wait(token));
            Assert.Throws<NotSupportedException>(() => Wait(token));      // and no waiter was left behind
            _reactor.Deregister(token);
        }
    }

    [Fact]
    public void One_descriptor_under_two_tokens_is_refused()
    {
        Token first = _reactor.Register(_reader);
        Token second = _reactor.Register(_reader);
        Assert.False(Wait(first));
        Assert.Throws<InvalidOperationException>(() => Wait(second));
    }

    [Theory]
    [InlineData(Trigger.Level)]
    [InlineData(Trigger.Edge)]
    public void A_handle_closed_without_deregistering_is_found_out(Trigger trigger)
    {
        Token token = _reactor.Register(_reader, trigger);
        Assert.False(Wait(token));
        _reactor.LeaveWait(token, Interest.Readable, _task.Waker);
        _reader.Dispose();
        Assert.Throws<TokenClosedException>(() => Wait(token));
        _reactor.Deregister(token);
    }

    [Fact]
    public void A_closed_handle_and_a_disposed_reactor_take_no_registration()
    {
        _reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _reactor.Register(_reader));
        Token token = _reactor.Register(_writer);
        Assert.False(_reactor.TryWait(token, Interest.Writable, _task.Waker, out _));
        _reactor.Dispose();
        Assert.Equal(1, _task.Wakes);
        Assert.Throws<TokenClosedException>(() => _reactor.PollWait(token, Interest.Writable, _task.Waker, out _));
        Assert.Throws<ObjectDisposedException>(() => _reactor.Register(_writer));
        Assert.Throws<ObjectDisposedException>(() => _reactor.Turn(TimeSpan.Zero));
        _reactor.Notify();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void An_interest_that_is_none_is_refused(int interest)
    {
        Token token = _reactor.Register(_reader);
        Assert.Throws<ArgumentOutOfRangeException>(() => _reactor.TryWait(token, (Interest)interest, _task.Waker, out _));
    }

    [Fact]
    public void The_number_of_a_closed_descriptor_is_reused_and_the_old_event_is_dropped()
    {
        (int reader, int writer) = Descriptors.BarePipe();
        int duplicate = Descriptors.Duplicate(reader);
        Token old = _reactor.RegisterDescriptor(reader, Trigger.Edge);
        Assert.False(Wait(old));
        Assert.Equal(0, EventQueues.Libc.Close(reader));         // not through the reactor, and a duplicate lives: the kernel goes on reporting
        _reactor.Deregister(old);
        Descriptors.Write(writer);
        Assert.Equal(1, _reactor.Turn(Timeout.InfiniteTimeSpan));
        Assert.Equal(1, _reactor.StaleEvents);
        Assert.Equal(1, _task.Wakes);      // by the deregistration alone

        (int again, int other) = Descriptors.BarePipe();
        Assert.Equal(reader, again);
        Token next = _reactor.RegisterDescriptor(again, Trigger.Edge);
        Assert.False(_reactor.TryWait(next, Interest.Readable, _task.Waker, out _));
        Descriptors.Write(writer);
        _reactor.Turn(TimeSpan.Zero);
        Assert.Equal(2, _reactor.StaleEvents);
        Assert.False(_reactor.PollWait(next, Interest.Readable, _task.Waker, out _));
        _reactor.CloseDescriptor(next);
        Assert.Equal(-1, Descriptors.Duplicate(again));          // closed
        foreach (int descriptor in (int[])[duplicate, writer, other]) Assert.Equal(0, EventQueues.Libc.Close(descriptor));
    }

    [Fact]
    public void Notify_ends_the_wait_that_is_under_way_and_the_next_one()
    {
        _reactor.Notify();
        Assert.Equal(0, _reactor.Turn(Timeout.InfiniteTimeSpan));
        for (int round = 0; round < 100; round++)
        {
            Thread other = new(_reactor.Notify);
            other.Start();
            Assert.Equal(0, _reactor.Turn(Timeout.InfiniteTimeSpan));
            other.Join();
        }
    }
}
