using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

public sealed partial class TaskScope
{
    /// <summary>Starts a task of the scope; it may run to its first suspension before this returns. Into a cancelled scope, it is cancelled at its first wait.</summary>
    /// <param name="task">The task, made by <c>XTask(..)</c>; copied.</param>
    /// <param name="name">A name for errors and dumps; the method's by default.</param>
    /// <returns>A handle, as of any task. It need not be joined: the scope does. Where nobody joins it, its cell is not used again: see <c>Start</c>.</returns>
    /// <exception cref="InvalidOperationException">The scope is being left, or has been; or the caller is of another executor.</exception>
    public JoinHandle<TResult> Spawn<TMachine, TResult>(in ReactorTask<TMachine, TResult> task, string? name = null) where TMachine : struct, IReactorMachine<TResult>
    {
        var scoped = new ReactorTask<ScopedMachine<TMachine, TResult>, TResult>();
        scoped.Machine.Machine = task.Machine;
        scoped.Machine.Member = Enter(hasHandle: true, out int serial);
        JoinHandle<TResult> handle = _executor.Spawn(in scoped, name);
        Started(serial, handle);
        return handle;
    }

    /// <inheritdoc cref="Spawn{TMachine, TResult}"/>
    public JoinHandle Spawn<TMachine>(in ReactorTask<TMachine> task, string? name = null) where TMachine : struct, IReactorMachine
    {
        var scoped = new ReactorTask<ScopedMachine<TMachine>>();
        scoped.Machine.Machine = task.Machine;
        scoped.Machine.Member = Enter(hasHandle: true, out int serial);
        JoinHandle handle = _executor.Spawn(in scoped, name);
        Started(serial, handle);
        return handle;
    }

    /// <summary>Starts a task of the scope that nobody but the scope waits for: for many short tasks, since their cells are used again.</summary>
    /// <inheritdoc cref="Spawn{TMachine, TResult}" path="/param"/>
    /// <inheritdoc cref="Spawn{TMachine, TResult}" path="/exception"/>
    public void Start<TMachine>(in ReactorTask<TMachine> task, string? name = null) where TMachine : struct, IReactorMachine => StartAlone(in task.Machine, name);

    /// <inheritdoc cref="Start{TMachine}(in ReactorTask{TMachine}, string?)"/>
    public void Start<TMachine, TResult>(in ReactorTask<TMachine, TResult> task, string? name = null) where TMachine : struct, IReactorMachine<TResult> => StartAlone(in task.Machine, name);

    private void StartAlone<TMachine>(in TMachine machine, string? name) where TMachine : struct, IReactorMachine
    {
        var scoped = new ReactorTask<ScopedMachine<TMachine>>();
        scoped.Machine.Machine = machine;
        scoped.Machine.Member = Enter(hasHandle: false, out int serial);
        JoinHandle handle = _executor.Spawn(in scoped, name);
        Started(serial, handle);
        handle.Detach();
    }

    /// <summary>Takes a task out of the scope: it may outlive it, and its failure is its handle's matter only.</summary>
    /// <returns>False where it is none of the scope's, or has ended.</returns>
    public bool Detach(JoinHandle handle)
    {
        using Guard guard = Use();
        int index = _children.FindIndex(child => ReferenceEquals(child.Cell, handle.Cell) && child.Generation == handle.Generation);
        if (index < 0 || handle.Cell is null) return false;
        Remove(index);
        return true;
    }

    private ScopeMember Enter(bool hasHandle, out int serial)
    {
        if (!ReferenceEquals(Core.Current?.Executor, _executor))
            throw new InvalidOperationException($"The scope is of tasks of the executor {_executor.Name}; only they spawn into it.");
        using Guard guard = Use();
        if (_isClosing) throw new InvalidOperationException("The scope is being left, or has been; nothing starts in it any more.");
        serial = ++_serial;
        _children.Add(new Child { Serial = serial });
        return new ScopeMember(this, serial, hasHandle);
    }

    private void Started(int serial, JoinHandle handle)
    {
        bool cancel;
        using (Use())
        {
            int index = Find(serial);
            if (index >= 0 && handle.IsCompleted)
            {
                // It would have removed itself: it was never run, because the executor is shutting down.
                Remove(index);
                index = -1;
            }
            if (index >= 0) _children[index] = new Child { Serial = serial, Cell = handle.Cell, Generation = handle.Generation };
            cancel = index >= 0 && _isCancelled;
        }
        if (cancel) handle.Cancel();
        // The body is running: where the scope has failed meanwhile, its next wait is the one to interrupt.
        if (IsInterrupted && Core.Current is { } core && ReferenceEquals(core.Running, _owner) && _owner.Generation == _generation)
        {
            IsInterrupted = false;
            core.SetInterrupt(_owner, pending: true);
        }
    }
}
