using ReactorGen.Runtime.Tests.Executors;
using ReactorGen.Sync;
using Xunit.Abstractions;

namespace ReactorGen.Runtime.Tests.Sync;

/// <summary>No byte is allocated for an operation in a steady state, by the process-wide counter; the table says so for each.</summary>
[Collection("counts bytes")]
public sealed partial class SyncAllocationTests(ITestOutputHelper output)
{
    private const int Rounds = 1000;

    [ReactorTask]
    private static partial void Acquire(TaskSemaphore semaphore, int count)
    {
        for (int i = 0; i < Rounds; i++)
        {
            using (semaphore.Acquire(count)) Yield();
        }
    }

    [ReactorTask]
    private static partial void AcquireTwice(TaskSemaphore semaphore, int count)
    {
        JoinHandle other = Spawn(AcquireTask(semaphore, count));
        Acquire(semaphore, count);
        other.Join();
    }

    [ReactorTask]
    private static partial void Lock(TaskMutex mutex)
    {
        for (int i = 0; i < Rounds; i++)
        {
            using (mutex.Lock()) Yield();
        }
    }

    [ReactorTask]
    private static partial void LockTwice(TaskMutex mutex)
    {
        JoinHandle other = Spawn(LockTask(mutex));
        Lock(mutex);
        other.Join();
    }

    [ReactorTask]
    private static partial void Send(TaskChannel<int> channel)
    {
        for (int i = 0; i < Rounds; i++) channel.Send(i);
    }

    [ReactorTask]
    private static partial void SendAndReceive(TaskChannel<int> channel)
    {
        JoinHandle other = Spawn(SendTask(channel));
        for (int i = 0; i < Rounds; i++) channel.Receive();
        other.Join();
    }

    [ReactorTask]
    private static partial void SendAndLoop(TaskChannel<int> channel)
    {
        JoinHandle other = Spawn(SendTask(channel));
        int left = Rounds;
        foreach (int _ in channel.ReceiveAll())
        {
            if (--left == 0) break;
        }
        other.Join();
    }

    [ReactorTask]
    private static partial void Echo(Notify ping, Notify pong)
    {
        for (int i = 0; i < Rounds; i++)
        {
            ping.Wait();
            pong.NotifyOne();
        }
    }

    [ReactorTask]
    private static partial void PingPong(Notify ping, Notify pong)
    {
        JoinHandle other = Spawn(EchoTask(ping, pong));
        for (int i = 0; i < Rounds; i++)
        {
            ping.NotifyOne();
            pong.Wait();
        }
        other.Join();
    }

    [ReactorTask]
    private static partial void Arrive(TaskBarrier barrier)
    {
        for (int i = 0; i < Rounds; i++) barrier.Wait();
    }

    [ReactorTask]
    private static partial void ArriveTwice(TaskBarrier barrier)
    {
        JoinHandle other = Spawn(ArriveTask(barrier));
        Arrive(barrier);
        other.Join();
    }

    [ReactorTask]
    private static partial void Answer(OneShot<int> question, OneShot<int> answer)
    {
        for (int i = 0; i < Rounds; i++)
        {
            int asked = question.Receive();
            question.Reset();
            answer.Send(asked + 1);
        }
    }

    [ReactorTask]
    private static partial void Ask(OneShot<int> question, OneShot<int> answer)
    {
        JoinHandle other = Spawn(AnswerTask(question, answer));
        for (int i = 0; i < Rounds; i++)
        {
            question.Send(i);
            if (answer.Receive() != i + 1) throw new InvalidOperationException();
            answer.Reset();
        }
        other.Join();
    }

    [ReactorTask]
    private static partial void WaitForOpen(TaskLatch latch)
    {
        for (int i = 0; i < Rounds; i++) latch.Wait();
    }

    [Theory]
    [InlineData(ExecutorKind.Local)]
    [InlineData(ExecutorKind.ThreadPool)]
    public void Nothing_for_any_operation(ExecutorKind kind)
    {
        using Executor executor = kind.Make();
        var semaphore = new TaskSemaphore(1);
        var pair = new TaskSemaphore(2);
        var mutex = new TaskMutex();
        var small = new TaskChannel<int>(1);
        var meeting = new TaskChannel<int>(0);
        var large = TaskChannel<int>.Unbounded();
        var ping = new Notify();
        var pong = new Notify();
        var barrier = new TaskBarrier(2);
        var question = new OneShot<int>();
        var answer = new OneShot<int>();
        var latch = new TaskLatch(0);
        SteadyState.Row[] rows =
        [
            ("TaskSemaphore, free", () => executor.Run(AcquireTask(semaphore, 1))),
            ("TaskSemaphore, two tasks, one permit", () => executor.Run(AcquireTwiceTask(semaphore, 1))),
            ("TaskSemaphore, two tasks, two of two permits", () => executor.Run(AcquireTwiceTask(pair, 2))),
            ("TaskMutex, free", () => executor.Run(LockTask(mutex))),
            ("TaskMutex, two tasks", () => executor.Run(LockTwiceTask(mutex))),
            ("TaskChannel, capacity 1", () => executor.Run(SendAndReceiveTask(small))),
            ("TaskChannel, capacity 0", () => executor.Run(SendAndReceiveTask(meeting))),
            ("TaskChannel, unbounded", () => executor.Run(SendAndReceiveTask(large))),
            ("TaskChannel, foreach", () => executor.Run(SendAndLoopTask(small))),
            ("Notify, there and back", () => executor.Run(PingPongTask(ping, pong))),
            ("TaskBarrier, two tasks", () => executor.Run(ArriveTwiceTask(barrier))),
            ("OneShot, there and back, reset", () => executor.Run(AskTask(question, answer))),
            ("TaskLatch, open", () => executor.Run(WaitForOpenTask(latch))),
        ];
        SteadyState.AssertAllocatesNothing(kind, rows, Rounds, output);
    }
}
