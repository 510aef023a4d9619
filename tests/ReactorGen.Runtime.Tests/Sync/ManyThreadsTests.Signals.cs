using System.Collections.Concurrent;
using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <content>A barrier, and notifications.</content>
public sealed partial class ManyThreadsTests
{
    [ReactorTask]
    private static partial void Meet(TaskBarrier barrier, int[] arrived, int[] led, int rounds)
    {
        for (int round = 0; round < rounds;)
        {
            bool leads;
            Interlocked.Increment(ref arrived[round]);
            try
            {
                leads = barrier.Wait();
            }
            catch (OperationCanceledException)
            {
                Interlocked.Decrement(ref arrived[round]);
                continue;
            }
            Assert.Equal(barrier.Participants, Volatile.Read(ref arrived[round]));
            if (leads) Interlocked.Increment(ref led[round]);
            round++;
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public void Nobody_passes_a_barrier_before_all_have_come(int seed)
    {
        using var crowd = new Crowd();
        var barrier = new TaskBarrier(Executors * 2);
        var arrived = new int[1000];
        var led = new int[1000];
        crowd.Run((executor, _) =>
        {
            List<JoinHandle> tasks = [executor.Spawn(MeetTask(barrier, arrived, led, 1000)), executor.Spawn(MeetTask(barrier, arrived, led, 1000))];
            foreach (JoinHandle task in tasks) crowd.Victim(task);
            executor.Run(JoinAllTask(tasks));
        }, seed);
        Assert.All(led, count => Assert.Equal(1, count));
    }

    [ReactorTask]
    private static partial void Drain(Notify notify, Gauge gauge, Gauge seen, int total)
    {
        while (Volatile.Read(ref gauge.Plain) < total || Volatile.Read(ref seen.Plain) < total)
        {
            try
            {
                notify.Wait();
            }
            catch (OperationCanceledException)
            {
                continue;
            }
            Interlocked.Exchange(ref seen.Plain, Volatile.Read(ref gauge.Plain));
            // Passed on: the others are to see the end as well.
            if (seen.Plain >= total) notify.NotifyAll();
            if (seen.Plain >= total) notify.NotifyOne();
        }
        notify.NotifyOne();
    }

    [Theory, InlineData(1), InlineData(2)]
    public void The_last_notification_is_seen(int seed)
    {
        using var crowd = new Crowd();
        var notify = new Notify();
        Gauge gauge = new(), seen = new();
        const int Total = 20_000;
        crowd.Run((executor, index) =>
        {
            if (index == 0)
            {
                for (int i = 0; i < Total; i++)
                {
                    Interlocked.Increment(ref gauge.Plain);
                    notify.NotifyOne();
                }
                return;
            }
            JoinHandle task = executor.Spawn(DrainTask(notify, gauge, seen, Total));
            crowd.Victim(task);
            executor.Run(JoinAllTask([task]));
        }, seed);
        Assert.Equal(Total, seen.Plain);
    }
}
