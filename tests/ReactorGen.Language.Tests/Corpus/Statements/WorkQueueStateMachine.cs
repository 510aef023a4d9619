// covers: 3.11, 3.8, 5.1
using ReactorGen;

namespace Corpus.Statements.WorkQueueStateMachine;

public static partial class Program
{
    private enum JobState { Queued, Running, Waiting, Done, Failed }

    private sealed class Job(int id, params string[] steps)
    {
        public int Id => id;
        public JobState State { get; set; }
        public Queue<string> Steps { get; } = new(steps);
        public Exception? Error;
        public int Attempts { get; private set; }
        public static Job operator ++(Job j) { j.Attempts++; return j; }
    }

    private sealed partial class Scheduler(Trace t) : IDisposable
    {
        private readonly LinkedList<Job> _jobs = [];
        private readonly SortedDictionary<JobState, int> _counts = [];
        private Job? _current;

        public Scheduler Add(Job j) { _jobs.AddLast(j); return this; }

        [ReactorTask]
        public partial IReadOnlyDictionary<JobState, int> Run(int budget)
        {
            for (var node = _jobs.First; node is not null && budget-- > 0; node = node.Next ?? (_jobs.Any(j => j.State is not (JobState.Done or JobState.Failed)) ? _jobs.First : null))
            {
                ref var slot = ref _current;
                slot = node.Value;
                if (slot is { State: JobState.Done or JobState.Failed }) continue;
                var job = _current!;
                try
                {
                    job.State = (job.State, job.Steps.Count) switch
                    {
                        (JobState.Queued, 0) => JobState.Done,
                        (JobState.Queued or JobState.Waiting, _) when Ready(job) => JobState.Running,
                        (JobState.Running, > 0) => Step(job, job.Steps.Dequeue()),
                        (JobState.Running, _) => JobState.Done,
                        var (state, _) => state,
                    };
                }
                catch (Boom e) when (_current++.Attempts < 2)
                {
                    t.Log($"retry {job.Id} after {e.Message}");
                    job.State = Pause(JobState.Waiting);
                }
                catch (Boom e)
                {
                    (job.Error, job.State) = (e, Pause(JobState.Failed));
                }
                finally
                {
                    _counts[job.State] = _counts.GetValueOrDefault(job.State) + 1;
                    if (job.State == JobState.Done) t.Log($"done {job.Id} {Pause(budget)}");
                }
            }

            return _counts;
        }

        [ReactorTask] private partial bool Ready(Job job) => job.State == JobState.Waiting ? Pause(job.Attempts) > 0 : Pause(true);

        [ReactorTask]
        private partial JobState Step(Job job, string step)
        {
            switch (step.Split(':'))
            {
                case ["wait"]: Pause(); return JobState.Waiting;
                case ["fail", var why]: throw new Boom(why + Pause(job.Id));
                case ["say", .. var words]: t.Log($"{job.Id} says {string.Join(' ', words)}"); goto default;
                case [_, _, _, ..]: return JobState.Failed;
                default: return Pause(JobState.Running);
            }
        }

        public void Dispose() => t.Log(string.Join(",", _counts.Select(p => $"{p.Key}={p.Value}")));
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        using var s = new Scheduler(t).Add(new Job(1, "say:hello:world", "wait", "x")).Add(new(2)).Add(new(3, "fail:a", "fail:b", "say:no", "fail:c", "y"));
        var counts = s.Run(Pause(20));
        t.Log(counts.Values.Sum());
        t.Log(s.Run(3).Count);
    }
}
