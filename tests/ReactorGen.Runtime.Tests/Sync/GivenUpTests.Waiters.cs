using ReactorGen.Machines;
using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <content>Tasks that will not end, one at each primitive.</content>
public sealed partial class GivenUpTests
{
    [ReactorTask]
    private static partial void Stubborn(ValueTask never) => Await(never);

    [ReactorTask]
    private static partial void StubbornAcquire(TaskSemaphore semaphore)
    {
        while (true)
        {
            try
            {
                semaphore.Acquire(2);
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [ReactorTask]
    private static partial void StubbornLock(TaskMutex mutex)
    {
        while (true)
        {
            try
            {
                mutex.Lock();
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [ReactorTask]
    private static partial void StubbornWait(Notify notify)
    {
        while (true)
        {
            try
            {
                notify.Wait();
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [ReactorTask]
    private static partial void StubbornReceive(TaskChannel<int> channel)
    {
        while (true)
        {
            try
            {
                channel.Receive();
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [ReactorTask]
    private static partial void StubbornSend(TaskChannel<int> channel)
    {
        while (true)
        {
            try
            {
                channel.Send(13);
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [ReactorTask]
    private static partial void StubbornEach(TaskChannel<int> channel)
    {
        while (true)
        {
            try
            {
                foreach (int _ in channel.ReceiveAll())
                {
                }
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [ReactorTask]
    private static partial void StubbornOneShot(OneShot<int> source)
    {
        while (true)
        {
            try
            {
                source.Receive();
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [ReactorTask]
    private static partial void StubbornArrive(TaskBarrier barrier)
    {
        while (true)
        {
            try
            {
                barrier.Wait();
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [ReactorTask]
    private static partial void StubbornLatch(TaskLatch latch)
    {
        while (true)
        {
            try
            {
                latch.Wait();
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    private sealed class Primitives
    {
        internal readonly TaskSemaphore Semaphore = new(1, "permits");
        internal readonly TaskMutex Mutex = new("accounts");
        internal readonly Notify Notify = new("changes");
        internal readonly TaskChannel<int> Jobs = new(16, "jobs");
        internal readonly TaskChannel<int> Items = TaskChannel<int>.Unbounded();
        internal readonly TaskChannel<int> Full = new(0, "full");
        internal readonly OneShot<int> Answer = new("answer");
        internal readonly TaskBarrier Barrier = new(2, "start");
        internal readonly TaskLatch Latch = new(3, "ready");

        internal void SpawnWaiters(Executor executor)
        {
            executor.Spawn(StubbornAcquireTask(Semaphore)).Detach();
            executor.Spawn(StubbornLockTask(Mutex)).Detach();
            executor.Spawn(StubbornWaitTask(Notify)).Detach();
            executor.Spawn(StubbornReceiveTask(Jobs)).Detach();
            executor.Spawn(StubbornEachTask(Items)).Detach();
            executor.Spawn(StubbornSendTask(Full)).Detach();
            executor.Spawn(StubbornOneShotTask(Answer)).Detach();
            executor.Spawn(StubbornArriveTask(Barrier)).Detach();
            executor.Spawn(StubbornLatchTask(Latch)).Detach();
        }
    }
}
