using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ReactorGen.EventQueues;

namespace ReactorGen.Runtime.Tests;

/// <summary>What the runtime's design takes for granted about the kernel and about .NET's sockets.</summary>
[Collection(DescriptorNumbers.Name)]
public sealed unsafe partial class KernelFactTests : IDisposable
{
    private const uint Everything = EpollEvent.In | EpollEvent.Out | EpollEvent.ReadHangUp | EpollEvent.EdgeTriggered;

    private readonly int _epoll = Libc.EpollCreate(Libc.EpollCloseOnExec);

    public void Dispose() => Assert.Equal(0, Libc.Close(_epoll));

    private int Control(int operation, int descriptor, uint flags = Everything, long data = 7)
    {
        byte* epollEvent = stackalloc byte[16];
        EpollEvent.Write(epollEvent, flags, data);
        return Libc.EpollControl(_epoll, operation, descriptor, epollEvent) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    private List<(uint Flags, long Data)> Events(int milliseconds = 0)
    {
        byte* events = stackalloc byte[16 * 8];
        int count = Libc.EpollWait(_epoll, events, 8, milliseconds);
        Assert.True(count >= 0);
        return [.. Enumerable.Range(0, count).Select(i => Read((nint)events, i))];

        static (uint, long) Read(nint events, int i) => (EpollEvent.Flags((byte*)events + (i * EpollEvent.Size)), EpollEvent.Data((byte*)events + (i * EpollEvent.Size)));
    }

    [Fact]
    public void An_edge_triggered_event_descriptor_never_read_gives_an_edge_per_write_and_one_for_many()
    {
        using EventDescriptorHandle notification = new(Libc.EventDescriptor(0, Libc.EventNonBlocking | Libc.EventCloseOnExec));
        Assert.Equal(0, Control(Libc.EpollAdd, notification.Descriptor, EpollEvent.In | EpollEvent.EdgeTriggered));
        for (int round = 0; round < 3; round++)
        {
            notification.Signal();
            Assert.Single(Events(-1));
            Assert.Empty(Events());
        }

        for (int write = 0; write < 100; write++) notification.Signal();
        Assert.Single(Events(-1));
        Assert.Empty(Events());
    }

    [Fact]
    public void An_event_descriptor_about_to_overflow_is_read_and_written_again()
    {
        using EventDescriptorHandle notification = new(Libc.EventDescriptor(0, Libc.EventNonBlocking | Libc.EventCloseOnExec));
        Assert.Equal(0, Control(Libc.EpollAdd, notification.Descriptor, EpollEvent.In | EpollEvent.EdgeTriggered));
        ulong full = ulong.MaxValue - 1;
        Assert.Equal(sizeof(ulong), (int)Libc.Write(notification.Descriptor, &full, sizeof(ulong)));
        Assert.Single(Events(-1));
        notification.Signal();
        Assert.Single(Events(-1));
        ulong counter;
        Assert.Equal(sizeof(ulong), (int)Libc.Read(notification.Descriptor, &counter, sizeof(ulong)));
        Assert.Equal(1ul, counter);
    }

    [Fact]
    public void Edge_after_a_partial_read_comes_with_new_bytes_only()
    {
        (SafeFileHandle reader, SafeFileHandle writer) = Descriptors.Pipe();
        using (reader)
        using (writer)
        {
            Assert.Equal(0, Control(Libc.EpollAdd, reader.Number()));
            Descriptors.Write(writer.Number(), 10);
            Assert.Single(Events(-1));
            Assert.Equal(1, Descriptors.Read(reader.Number(), 1));
            Assert.Empty(Events());
            Descriptors.Write(writer.Number());
            Assert.Single(Events(-1));
        }
    }

    [Fact]
    public void Adding_and_modifying_what_is_ready_give_an_event_each()
    {
        (SafeFileHandle reader, SafeFileHandle writer) = Descriptors.Pipe();
        using (reader)
        using (writer)
        {
            Descriptors.Write(writer.Number());
            Assert.Equal(0, Control(Libc.EpollAdd, reader.Number()));
            Assert.Single(Events());
            Assert.Empty(Events());
            Assert.Equal(0, Control(Libc.EpollModify, reader.Number()));
            Assert.Single(Events());
            Assert.Equal(ErrnoPolicy.AlreadyExists, Control(Libc.EpollAdd, reader.Number()));
        }
    }

    [Fact]
    public void A_closed_descriptor_with_a_living_duplicate_reports_on_and_cannot_be_deleted()
    {
        (int reader, int writer) = Descriptors.BarePipe();
        int duplicate = Descriptors.Duplicate(reader);
        Assert.Equal(0, Control(Libc.EpollAdd, reader, data: 99));
        Assert.Equal(0, Libc.Close(reader));
        Descriptors.Write(writer);
        Assert.Equal(99, Assert.Single(Events(-1)).Data);
        Assert.Equal(ErrnoPolicy.BadDescriptor, Control(Libc.EpollDelete, reader));
        Assert.Equal(0, Libc.Close(duplicate));
        Assert.Equal(0, Libc.Close(writer));
    }

    [Fact]
    public void Tcp_masks_of_an_idle_a_half_closed_and_a_reset_connection()
    {
        (Socket left, Socket right) = Descriptors.Connected();
        using (left)
        {
            Assert.Equal(0, Control(Libc.EpollAdd, left.SafeHandle.Number()));
            Assert.Equal(0x4u, Assert.Single(Events(-1)).Flags);
            right.Shutdown(SocketShutdown.Send);
            Assert.Equal(0x2005u, Assert.Single(Events(-1)).Flags);
            Assert.Equal(Readiness.Readable | Readiness.Writable | Readiness.ReadClosed, EpollEvent.ReadinessOf(0x2005));
            right.Dispose();
        }

        (left, right) = Descriptors.Connected();
        using (left)
        {
            Assert.Equal(0, Control(Libc.EpollAdd, left.SafeHandle.Number()));
            Assert.Single(Events(-1));
            right.LingerState = new LingerOption(true, 0);
            right.Dispose();
            Assert.Equal(0x201du, Assert.Single(Events(-1)).Flags);
            Assert.Equal(
                Readiness.Readable | Readiness.Writable | Readiness.ReadClosed | Readiness.WriteClosed | Readiness.Error, EpollEvent.ReadinessOf(0x201d));
        }
    }

    [Fact]
    public void An_unconnected_tcp_socket_reports_hang_up_at_once()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Assert.Equal(0, Control(Libc.EpollAdd, socket.SafeHandle.Number()));
        Assert.Equal(0x14u, Assert.Single(Events()).Flags);
    }

    [Fact]
    public void A_pipe_whose_reader_is_gone_is_closed_for_writing()
    {
        (SafeFileHandle reader, SafeFileHandle writer) = Descriptors.Pipe();
        using (writer)
        {
            Assert.Equal(0, Control(Libc.EpollAdd, writer.Number()));
            Assert.Single(Events());
            reader.Dispose();
            Assert.True(EpollEvent.ReadinessOf(Assert.Single(Events(-1)).Flags).HasFlag(Readiness.WriteClosed));
        }
    }

    [Fact]
    public void A_zero_length_receive_on_an_idle_connection_says_would_block()
    {
        (Socket left, Socket right) = Descriptors.Connected();
        using (left)
        using (right)
        {
            byte buffer;
            Assert.Equal(-1, (int)Receive(left.SafeHandle.Number(), &buffer, 0, 0));
            Assert.Equal(ErrnoPolicy.WouldBlock, Marshal.GetLastPInvokeError());
        }
    }

    [Fact]
    public void A_socket_receives_nothing_without_exception_and_allocation_and_accept_throws()
    {
        (Socket left, Socket right) = Descriptors.Connected();
        using (left)
        using (right)
        {
            byte[] buffer = new byte[16];
            for (int warm = 0; warm < 100; warm++) left.Receive(buffer, SocketFlags.None, out SocketError _);
            long before = GC.GetAllocatedBytesForCurrentThread();
            SocketError error = SocketError.Success;
            for (int round = 0; round < 100; round++) left.Receive(buffer, SocketFlags.None, out error);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(SocketError.WouldBlock, error);
        }

        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        listener.Blocking = false;
        Assert.Equal(SocketError.WouldBlock, Assert.Throws<SocketException>(() => listener.Accept()).SocketErrorCode);
    }

    [Fact]
    public void A_descriptor_number_is_reused_at_once_within_a_batch()
    {
        (int first, int firstWriter) = Descriptors.BarePipe();
        (int second, int secondWriter) = Descriptors.BarePipe();
        Assert.Equal(0, Control(Libc.EpollAdd, first, data: 1));
        Assert.Equal(0, Control(Libc.EpollAdd, second, data: 2));
        Descriptors.Write(firstWriter);
        Descriptors.Write(secondWriter);
        Assert.Equal([1L, 2L], Events(-1).Select(e => e.Data).Order());
        Assert.Equal(0, Libc.Close(second));
        int next = Descriptors.Duplicate(first);
        Assert.Equal(second, next);
        foreach (int descriptor in (int[])[first, firstWriter, secondWriter, next]) Assert.Equal(0, Libc.Close(descriptor));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3_000, 1)]
    [InlineData(10_000, 1)]
    [InlineData(10_001, 2)]
    [InlineData(long.MaxValue, int.MaxValue)]
    public void Time_outs_round_up(long ticks, int milliseconds) => Assert.Equal(milliseconds, WaitTimeout.FromTimeSpan(new TimeSpan(ticks)));

    [Fact]
    public void Negative_time_outs_are_refused_except_for_ever()
    {
        Assert.Equal(-1, WaitTimeout.FromTimeSpan(Timeout.InfiniteTimeSpan));
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitTimeout.FromTimeSpan(TimeSpan.FromMilliseconds(-2)));
        Assert.Equal(0, WaitTimeout.Remaining(5, TimeSpan.FromMilliseconds(9)));
        Assert.Equal(5, WaitTimeout.Remaining(5, TimeSpan.FromTicks(1)));
    }

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static partial nint Receive(int descriptor, void* buffer, nint length, int flags);
}
