// A scope owns the tasks that are spawned into it: none outlives it.
//
// 1. _children holds those that have not ended. A child is entered before it starts and removed by its own last step (ScopedMachine); the waiter is
//    woken when none is left. One that was never started, because of a shutdown, is removed by whoever spawned it.
// 2. The first failure before the scope is left is kept, cancels the other children, and interrupts the task that opened the scope: its present or
//    next wait throws OperationCanceledException, once, though nobody has cancelled the task. A wait of the scope's own (Join, Dispose) takes the
//    interrupt instead of throwing it, since it throws the failure itself. An interrupt is a bit beside that of a cancellation: neither
//    takes the place of the other, so one delivery for each Cancel() remains true. Where the scope was opened in a child of a Join, Race or
//    WithTimeout, only that child is interrupted (TaskScopes).
// 3. A failure is thrown by the first of Join and Dispose after it. Dispose, which runs on the way out of the body, thereby takes the place of the
//    OperationCanceledException of the interrupt, and of anything else that the body throws after the failure: as in any finally, what is on its way
//    is not known here. Any other failure goes the way of every task's: to the handle, where there is one, and
//    to UnhandledException where it is not joined. Failures after Dispose has begun are such: thrown, they would hide the body's own exception.
// 4. On an executor with several threads the fields are used under the lock of _children; on a local one, which is one thread, there is none.
using System.Runtime.ExceptionServices;
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

/// <summary>
/// Tasks that end before the body that started them goes on: <c>using var scope = new TaskScope();</c>. Leaving the <c>using</c> cancels what still runs, and
/// waits for it.
/// </summary>
/// <remarks>
/// A failure of one task, its cancellation apart, cancels the others, interrupts the body at its present or next wait by an
/// <see cref="OperationCanceledException"/>, and is thrown when the scope is joined or left, where it takes the place of whatever the body has thrown meanwhile; as with the nurseries of Trio, and
/// <c>coroutineScope</c> in Kotlin. A scope is one object of about 100 bytes and a list for the tasks that run at the same time;
/// spawning into it allocates what any spawning does. For tasks of the executor of the task that opened it.
/// </remarks>
public sealed partial class TaskScope : OpenScope, IDisposable
{
    private readonly Executor _executor;
    private readonly TaskCell _owner;
    private readonly int _generation;
    private readonly bool _isShared;
    private readonly List<Child> _children = new(4);
    private ExceptionDispatchInfo? _failure;
    private JoinHandle _failed;
    private Waker _waiter;
    private int _serial;
    private bool _isCancelled;
    private bool _isClosing;
    private bool _isThrown;
    private bool _isLeft;

    private struct Child
    {
        internal int Serial;
        internal TaskCell? Cell;
        internal int Generation;
    }

    /// <summary>Opens a scope in the running task.</summary>
    /// <exception cref="InvalidOperationException">No task runs on this thread.</exception>
    public TaskScope()
    {
        if (Core.Current is not { Running: { } owner } core)
            throw new InvalidOperationException("No task runs on this thread; a TaskScope is opened in the body of a [ReactorTask] method.");
        _executor = core.Executor;
        _owner = owner;
        _generation = owner.Generation;
        _isShared = _executor.IsShared;
        owner.GetExtras().Scopes.Add(this, TaskBits.Is(owner.State, TaskBits.InParts));
    }

    /// <summary>Whether the tasks of the scope have been cancelled: by <see cref="Cancel"/>, by a failure, or because the scope is being left.</summary>
    public bool IsCancelled => _isCancelled;

    /// <summary>How many tasks of the scope have not ended.</summary>
    public int Count => _children.Count;

    /// <summary>Cancels the tasks of the scope, and those that are spawned into it from now on; not the body.</summary>
    public void Cancel()
    {
        _isCancelled = true;
        for (int i = _children.Count - 1; i >= 0; i--)
        {
            Child child;
            using (Use())
            {
                // Callbacks of tokens may end or add children: a place that is gone is skipped, a child that is added is cancelled by that.
                if (i >= _children.Count) continue;
                child = _children[i];
            }
            child.Cell?.Owner.Cancel(child.Cell, child.Generation);
        }
    }

    /// <summary>In a body: suspends until every task of the scope has ended.</summary>
    /// <exception cref="OperationCanceledException">The waiting task was cancelled; the scope's tasks run on until it is left.</exception>
    /// <exception cref="InvalidOperationException">Another task waits for the scope.</exception>
    /// <remarks>Rethrows the first failure, once the other tasks, cancelled by it, have ended too.</remarks>
    [ReactorTask(Machine = typeof(JoinScopeMachine))]
    public void Join() => throw Untransformed.Call(nameof(Join), "a method");

    /// <summary>
    /// In a body, by <c>using</c>: cancels the tasks of the scope and suspends until they have ended. A cancellation does not end this wait, but is
    /// passed on to them, and meets the body at its next one. Rethrows the first failure, if <see cref="Join"/> has not.
    /// </summary>
    [ReactorTask(Machine = typeof(LeaveScopeMachine))]
    public void Dispose() => throw Untransformed.Implied(nameof(Dispose), "using");
}
