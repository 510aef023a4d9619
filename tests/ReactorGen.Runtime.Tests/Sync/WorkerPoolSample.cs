using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <summary>
/// The primitives together, to be read: a pool of workers over a bounded channel. The channel slows the producer down when the workers cannot keep up; the
/// semaphore keeps at most two of the four workers in the part that is scarce.
/// </summary>
public sealed partial class WorkerPoolSample
{
    private sealed record Job(int Number, OneShot<string> Reply);

    private sealed class Database
    {
        internal readonly TaskSemaphore Connections = new(2, "connections");
        internal int Open;
        internal int MostOpen;

        internal void Enter() => MostOpen = Math.Max(MostOpen, ++Open);

        internal void Leave() => Open--;
    }

    [ReactorTask]
    private static partial int Serve(IReadOnlyList<int> numbers, Database database, List<string> replies)
    {
        var jobs = new TaskChannel<Job>(capacity: 3, "jobs");
        var workers = new List<JoinHandle<int>>();
        for (int i = 0; i < 4; i++) workers.Add(Spawn(WorkTask(jobs, database)));

        var asked = new List<OneShot<string>>();
        foreach (int number in numbers)
        {
            var job = new Job(number, new OneShot<string>());
            jobs.Send(job);                                     // waits while three jobs lie in the channel
            asked.Add(job.Reply);
        }
        jobs.Complete();                                        // the workers' loops end when it is empty
        foreach (OneShot<string> reply in asked) replies.Add(reply.Receive());

        int done = 0;
        foreach (JoinHandle<int> worker in workers) done += worker.Join();
        return done;
    }

    [ReactorTask]
    private static partial int Work(TaskChannel<Job> jobs, Database database)
    {
        int done = 0;
        foreach (Job job in jobs.ReceiveAll())                  // waits for each job; another worker gets the next one
        {
            using (database.Connections.Acquire())              // at most two workers are in here
            {
                database.Enter();
                Yield();                                        // stands for the query
                database.Leave();
            }
            job.Reply.Send($"answer {job.Number}");
            done++;
        }
        return done;
    }

    [Fact]
    public void Every_job_is_answered_and_no_more_than_two_connections_are_open()
    {
        using var executor = new LocalExecutor();
        var database = new Database();
        var replies = new List<string>();
        Assert.Equal(20, executor.Run(ServeTask([.. Enumerable.Range(0, 20)], database, replies)));
        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"answer {number}"), replies);
        Assert.Equal(2, database.MostOpen);
        Assert.Equal(2, database.Connections.AvailablePermits);
    }
}
