using System.Runtime.CompilerServices;
using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests;

public sealed class SlotLayoutTests
{
    [Fact]
    public void A_slot_is_at_most_a_cache_line() => Assert.True(Unsafe.SizeOf<Slot>() <= 64, $"{Unsafe.SizeOf<Slot>()} bytes");

    [Fact]
    public void Waiting_delivering_and_polling_allocate_nothing()
    {
        (Microsoft.Win32.SafeHandles.SafeFileHandle reader, Microsoft.Win32.SafeHandles.SafeFileHandle writer) = Descriptors.Pipe();
        using (reader)
        using (writer)
        using (Reactor reactor = new())
        {
            Waker waker = new TestTask().Waker;
            Token token = reactor.Register(reader, Trigger.Level);
            Descriptors.Write(writer.Number());
            long allocated = 0;
            for (int round = 0; round < 200; round++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                bool atOnce = reactor.TryWait(token, Interest.Readable, waker, out _);
                reactor.Turn(Timeout.InfiniteTimeSpan);
                bool ready = reactor.PollWait(token, Interest.Readable, waker, out _);
                if (round >= 100) allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(ready && !atOnce);
            }

            Assert.Equal(0, allocated);
        }
    }
}
