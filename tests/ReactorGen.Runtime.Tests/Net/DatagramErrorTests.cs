using System.Net;
using System.Net.Sockets;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>That a datagram did not arrive is the end of that datagram, not of the socket.</summary>
public sealed partial class DatagramErrorTests
{
    private sealed class Counter
    {
        internal int Value;
    }

    /// <summary>Waits for room again and again, as a sender does whose buffer is full each time it looks.</summary>
    [ReactorTask]
    private static partial void WaitForRoom(UdpSocket socket, Counter returns)
    {
        while (true)
        {
            socket.SetDrained(Interest.Writable);
            socket.WaitFor(Interest.Writable);
            Interlocked.Increment(ref returns.Value);
        }
    }

    [Theory, EveryExecutor]
    public void A_sender_without_room_sleeps_after_an_error_as_before(ExecutorKind kind) => Host.Run(kind, SleepTask());

    [ReactorTask]
    private static partial void Sleep()
    {
        IPEndPoint nowhere;
        using (var closed = UdpSocket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.78"), 0))) nowhere = closed.LocalEndPoint;
        using var socket = UdpSocket.Bind(Host.Anywhere);
        socket.Connect(nowhere);
        for (int round = 0; round < 3; round++)
        {
            var returns = new Counter();
            var receiving = Current.Executor.Spawn(Host.FailureTask(socket.ReceiveFromTask(new byte[1])), "receives");
            UntilWaiting("receives", returns);
            socket.Send(new byte[1]);
            Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(receiving.Join()).SocketErrorCode);

            var sending = Current.Executor.Spawn(Host.FailureTask(WaitForRoomTask(socket, returns)), "sends");
            UntilWaiting("sends", returns);
            // The error was an event, and so was that there is room at all.
            Assert.InRange(returns.Value, 0, 3);
            int before = returns.Value;
            Delay(TimeSpan.FromMilliseconds(5));
            Assert.Equal(before, returns.Value);
            sending.Cancel();
            Assert.IsType<OperationCanceledException>(sending.Join(), exactMatch: false);
            socket.ClearDrained(Interest.Writable);         // it has room in truth
        }
    }

    [ReactorTask]
    private static partial void UntilWaiting(string name, Counter returns)
    {
        Deadline limit = Deadline.In(Host.Limit / 2);
        while (true)
        {
            IReadOnlyList<TaskDump> tasks = Current.Executor.DumpTasks();
            if (tasks.Any(task => task.Name == name && task.Status == "waiting")) return;
            Assert.False(limit.HasPassed, $"{name}, after {returns.Value} returns:\n{string.Join("\n", tasks)}");
            Delay(TimeSpan.FromMilliseconds(1));
        }
    }

    /// <summary>The same for a socket of the base library's that a user has registered.</summary>
    [Theory]
    [InlineData(Trigger.Edge)]
    [InlineData(Trigger.Level)]
    public void A_registered_socket_is_not_closed_by_an_error_either(Trigger trigger)
    {
        using var executor = new LocalExecutor();
        executor.Run(RegisteredTask(trigger));
    }

    [ReactorTask]
    private static partial void Registered(Trigger trigger)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using (var closed = UdpSocket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.79"), 0))) socket.Connect(closed.LocalEndPoint);
        Token token = Current.Reactor.Register(socket, trigger);
        var reading = Spawn(WaitTask(token));
        Yield();
        socket.Send([1]);
        reading.Join();
        Assert.Throws<SocketException>(() => socket.Receive(new byte[1]));
        if (trigger == Trigger.Edge)
        {
            // What has happened so far is seen by one wait; the next one waits for something new.
            Assert.NotEqual(Readiness.None, Suspend(token, Interest.Writable, TimeSpan.FromMilliseconds(50)));
            Assert.Equal(Readiness.None, Suspend(token, Interest.Writable, TimeSpan.FromMilliseconds(50)));
        }
        else
        {
            Assert.Equal(Readiness.Writable, Suspend(token, Interest.Writable));
        }
        Current.Reactor.Deregister(token);
    }

    [ReactorTask]
    private static partial void Wait(Token token) => Suspend(token, Interest.Readable);
}
