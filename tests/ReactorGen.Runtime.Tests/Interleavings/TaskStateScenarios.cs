using ReactorGen.Tasks;
using StrongBox = ReactorGen.Runtime.Tests.Interleavings.TaskModel.StrongBox;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>Small programs over the shipped transitions, each with what must hold in whatever order its threads run.</summary>
/// <typeparam name="TAccess">How the word is accessed: the model's way, or the local executor's with whole transitions as steps.</typeparam>
internal sealed partial class TaskStateScenarios<TAccess> where TAccess : struct, ITaskAccess
{
    private long _word = TaskBits.Pack(1, TaskBits.Complete);
    private int _queued;
    private int _deliveries;

    private readonly StrongBox _first = new() { Number = 1 }, _second = new() { Number = 2 };

    private TaskModel.Program Program(Func<TaskStateScenarios<TAccess>, (Action[], Action)> make)
    {
        (Action[] threads, Action check) = make(this);
        return new TaskModel.Program(threads, check, () => [_word, _queued, _deliveries, _first.Value, _second.Value]);
    }

    internal static readonly (string Name, Func<TaskModel.Program> Make)[] All =
    [
        ("a wake is seen by a step that comes after it", () => new TaskStateScenarios<TAccess>().Program(x => x.WakeWhileRunning())),
        ("what two wakers wrote is seen by a step that comes after", () => new TaskStateScenarios<TAccess>().Program(x => x.TwoWakers())),
        ("a task that ends is not queued", () => new TaskStateScenarios<TAccess>().Program(x => x.WakeAndFinish())),
        ("a stale waker does not touch the next task", () => new TaskStateScenarios<TAccess>().Program(x => x.StaleWake())),
        ("a stale cancel does not touch the next task", () => new TaskStateScenarios<TAccess>().Program(x => x.StaleCancel())),
        ("a stale join and a stale detach do not touch the next task", () => new TaskStateScenarios<TAccess>().Program(x => x.StaleHandle())),
        ("the joiner takes the result, or is woken to take it", () => new TaskStateScenarios<TAccess>().Program(x => x.JoinAndFinish())),
        ("a joiner that leaves either takes the result or leaves the handle", () => new TaskStateScenarios<TAccess>().Program(x => x.LeaveAndFinish())),
        ("a joiner that polls takes the cell only when the runner has let it go", () => new TaskStateScenarios<TAccess>().Program(x => x.PollAndFinish())),
        ("a task that is being read loses no wake", () => new TaskStateScenarios<TAccess>().Program(x => x.ReadAndWake())),
        ("a detached task is recycled once", () => new TaskStateScenarios<TAccess>().Program(x => x.DetachAndFinish())),
        ("a handle is joined or detached once", () => new TaskStateScenarios<TAccess>().Program(x => x.TwoJoinsAndDetach())),
        ("every cancel is delivered", () => new TaskStateScenarios<TAccess>().Program(x => x.CancelAndRun())),
        ("a cancel while children are resumed is for all of them", () => new TaskStateScenarios<TAccess>().Program(x => x.CancelInParts(interrupt: false))),
        ("an interrupt while children are resumed is for all of them", () => new TaskStateScenarios<TAccess>().Program(x => x.CancelInParts(interrupt: true))),
        ("a child's own cancellation and one of the task are two", () => new TaskStateScenarios<TAccess>().Program(x => x.CancelBesidePart())),
        ("what a composite gives back is not lost", () => new TaskStateScenarios<TAccess>().Program(x => x.GiveBack())),
        ("an interrupt taken back takes no cancel along", () => new TaskStateScenarios<TAccess>().Program(x => x.TakeInterruptBack())),
        ("a stale interrupt", () => new TaskStateScenarios<TAccess>().Program(x => x.StaleInterrupt())),
        ("a cancel and a wake queue the task once", () => new TaskStateScenarios<TAccess>().Program(x => x.CancelAndWake())),
    ];

    private static void Require(bool condition, string violation)
    {
        if (!condition) throw new InvalidOperationException(violation);
    }

    private void Begin(long bits) => _word = TaskBits.Pack(1, bits);

    // Transitions of the local variant are indivisible for each other: one thread makes them all.
    private static void Between()
    {
        if (typeof(TAccess) == typeof(LocalTaskAccess)) TaskModel.Step();
    }

    private void Wake(int generation = 1)
    {
        Between();
        if (TaskState<TAccess>.Wake(ref _word, generation) == WakeOutcome.Submit) Enqueue();
    }

    private void Cancel(int generation = 1)
    {
        Between();
        if (TaskState<TAccess>.Cancel(ref _word, generation) == WakeOutcome.Submit) Enqueue();
    }

    private void Enqueue() => Require(++_queued <= 1, "the task is in the queue twice");

    private void Park()
    {
        Between();
        if (TaskState<TAccess>.Park(ref _word) == ParkOutcome.Requeue) Enqueue();
    }

    private bool TryStart()
    {
        Between();
        if (TaskModel.Note(_queued) == 0) return false;
        _queued--;
        Require(TaskState<TAccess>.Start(ref _word), "an entry of the queue was dropped");
        return true;
    }

    private void Deliver()
    {
        Between();
        if (TaskState<TAccess>.TakeCancel(ref _word)) _deliveries++;
    }

    private (Action[], Action) WakeWhileRunning()
    {
        Begin(TaskBits.Running);
        long seen = 0;
        void Steps()
        {
            seen = TaskModel.Read(_first);
            Park();
            if (!TryStart()) return;
            seen = TaskModel.Read(_first);
            Park();
        }
        return ([() => { TaskModel.Write(_first, 1); Wake(); }, Steps], () => { Drain(() => seen = TaskModel.Read(_first)); Require(seen == 1, "the wake was lost"); });
    }

    private (Action[], Action) TwoWakers()
    {
        Begin(0);
        long seen = 0;
        void Look() => seen = TaskModel.Read(_first) + TaskModel.Read(_second);
        void Steps()
        {
            if (!TryStart()) return;
            Look();
            Park();
        }
        return ([() => { TaskModel.Write(_first, 1); Wake(); }, () => { TaskModel.Write(_second, 1); Wake(); }, Steps],
            () => { Drain(Look); Require(seen == 2, "a wake was lost"); });
    }

    private (Action[], Action) WakeAndFinish()
    {
        Begin(TaskBits.Running);
        return ([() => { Wake(); Wake(); }, () => { Between(); TaskState<TAccess>.Finish(ref _word); }],
            () => Require(_queued == 0 && (_word & 0xFF) == TaskBits.Complete, "the ended task is in the queue"));
    }

    private (Action[], Action) StaleWake()
    {
        Begin(TaskBits.Complete);
        return ([() => Wake(), NextLife], () => Require(_queued == 0 && _word == TaskBits.Pack(2, 0), "the next task was woken"));
    }

    private (Action[], Action) StaleCancel()
    {
        Begin(TaskBits.Complete);
        return ([() => Cancel(), NextLife], () => Require(_queued == 0 && _word == TaskBits.Pack(2, 0), "the next task was cancelled"));
    }

    private (Action[], Action) StaleHandle()
    {
        Begin(TaskBits.Complete | TaskBits.Joined);
        bool refused = true;
        void Handle()
        {
            Between();
            refused &= TaskState<TAccess>.ClaimJoin(ref _word, 1) == JoinOutcome.Refused;
            Between();
            refused &= TaskState<TAccess>.Detach(ref _word, 1) == DetachOutcome.Refused;
        }
        return ([Handle, NextLife], () => Require(refused && _word == TaskBits.Pack(2, 0), "an old handle took the next task"));
    }

    private void NextLife()
    {
        Between();
        TaskState<TAccess>.Recycle(ref _word);
        Between();
        TaskState<TAccess>.Rent(ref _word, 0);
    }

    /// <summary>Somebody reads the task while it is woken and run: entries of the queue may be dropped, and made again, but no wake is lost.</summary>
    private (Action[], Action) ReadAndWake()
    {
        Begin(0);
        int readers = 0;
        long seen = 0;
        bool Run()
        {
            if (TaskModel.Note(_queued) == 0) return false;
            _queued--;
            Between();
            if (!TaskState<TAccess>.Start(ref _word)) return true;
            Require(++readers == 1, "the task runs while it is read");
            seen = TaskModel.Read(_first);
            readers--;
            EndReading();
            return true;
        }
        void EndReading()
        {
            Between();
            if (TaskState<TAccess>.Park(ref _word) == ParkOutcome.Requeue) _queued++;
        }
        void Read()
        {
            Between();
            if (!TaskState<TAccess>.Claim(ref _word)) return;
            Require(++readers == 1, "the task is read while it runs");
            TaskModel.Step();
            readers--;
            EndReading();
        }
        void WakeIt()
        {
            TaskModel.Write(_first, 1);
            Between();
            if (TaskState<TAccess>.Wake(ref _word, 1) == WakeOutcome.Submit) _queued++;
        }
        return ([WakeIt, Read, () => Run()], () =>
        {
            while (Run())
            {
            }
            Require(seen == 1, "the wake was lost");
        });
    }

    private void Drain(Action step)
    {
        for (int i = 0; _queued > 0; i++)
        {
            Require(i < 5, "the task is queued for ever");
            TryStart();
            step();
            Park();
        }
    }
}
