using System.ComponentModel;
using ReactorGen.Executors;
using ReactorGen.Machines;

namespace ReactorGen;

public static partial class ReactorTask
{
    /// <summary>
    /// Starts a task on the executor of the running one; it may run to its first suspension before this returns. In a body, a call whose value is not
    /// used detaches the task.
    /// </summary>
    /// <param name="task">The task, made by <c>XTask(..)</c>; copied.</param>
    /// <returns>The handle to join, await, cancel or detach; once a shutdown has begun, that of a task that was cancelled without having run.</returns>
    /// <exception cref="InvalidOperationException">No executor runs on this thread: use <see cref="Executor.Spawn{TMachine, TResult}"/>.</exception>
    public static JoinHandle<TResult> Spawn<TMachine, TResult>(in ReactorTask<TMachine, TResult> task) where TMachine : struct, IReactorMachine<TResult> =>
        Here().Spawn(in task, null);

    /// <inheritdoc cref="Spawn{TMachine, TResult}(in ReactorTask{TMachine, TResult})"/>
    public static JoinHandle Spawn<TMachine>(in ReactorTask<TMachine> task) where TMachine : struct, IReactorMachine => Here().Spawn(in task, null);

    /// <inheritdoc cref="Spawn{TMachine, TResult}(in ReactorTask{TMachine, TResult})"/>
    public static JoinHandle<TResult> Spawn<TResult>(BoxedTask<TResult> task) => Here().Executor.Spawn(task);

    /// <inheritdoc cref="Spawn{TMachine, TResult}(in ReactorTask{TMachine, TResult})"/>
    public static JoinHandle Spawn(BoxedTask task) => Here().Executor.Spawn(task);

    /// <summary>What a <c>Spawn</c> whose value is not used becomes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void SpawnDetached<TMachine, TResult>(in ReactorTask<TMachine, TResult> task) where TMachine : struct, IReactorMachine<TResult> =>
        Here().SpawnDetached(in task);

    /// <inheritdoc cref="SpawnDetached{TMachine, TResult}(in ReactorTask{TMachine, TResult})"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void SpawnDetached<TMachine>(in ReactorTask<TMachine> task) where TMachine : struct, IReactorMachine => Here().SpawnDetached(in task);

    /// <inheritdoc cref="SpawnDetached{TMachine, TResult}(in ReactorTask{TMachine, TResult})"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void SpawnDetached<TResult>(BoxedTask<TResult> task) => Spawn(task).Detach();

    /// <inheritdoc cref="SpawnDetached{TMachine, TResult}(in ReactorTask{TMachine, TResult})"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void SpawnDetached(BoxedTask task) => Spawn(task).Detach();

    private static Core Here() => Core.Current ?? throw new InvalidOperationException(
        "Spawn was called on a thread that runs no executor; call executor.Spawn(..) there.");
}
