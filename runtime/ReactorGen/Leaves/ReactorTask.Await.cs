using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

public static partial class ReactorTask
{
    /// <summary>In a body: waits for a task of the base library and rethrows its exception. Cancelling the waiting task abandons it.</summary>
    /// <exception cref="OperationCanceledException">The waiting task was cancelled before the other had ended; or the other was cancelled.</exception>
    [ReactorTask(Machine = typeof(AwaitTaskMachine))]
    public static void Await(Task task, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Await), caller);

    /// <inheritdoc cref="Await(Task, string)"/>
    /// <returns>The task's result. It is returned also where the waiting task has been cancelled meanwhile.</returns>
    [ReactorTask(Machine = typeof(AwaitTaskMachine<>))]
    public static TResult Await<TResult>(Task<TResult> task, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Await), caller);

    /// <summary>
    /// In a body: waits for a value task and rethrows its exception. It must be consumed, so a cancellation of the waiting task does not end this wait;
    /// it is delivered at the next one.
    /// </summary>
    [ReactorTask(Machine = typeof(AwaitValueTaskMachine))]
    public static void Await(ValueTask task, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Await), caller);

    /// <inheritdoc cref="Await(ValueTask, string)"/>
    [ReactorTask(Machine = typeof(AwaitValueTaskMachine<>))]
    public static TResult Await<TResult>(ValueTask<TResult> task, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Await), caller);

    /// <summary>In a body: runs a task within this one, as a call of its method would.</summary>
    [ReactorTask(Machine = typeof(AwaitMachine<>))]
    public static void Await<TMachine>(in ReactorTask<TMachine> task, [CallerMemberName] string caller = "") where TMachine : struct, IReactorMachine =>
        throw Untransformed.Call(nameof(Await), caller);

    /// <inheritdoc cref="Await{TMachine}(in ReactorTask{TMachine}, string)"/>
    [ReactorTask(Machine = typeof(AwaitMachine<,>))]
    public static TResult Await<TMachine, TResult>(in ReactorTask<TMachine, TResult> task, [CallerMemberName] string caller = "")
        where TMachine : struct, IReactorMachine<TResult> => throw Untransformed.Call(nameof(Await), caller);

    /// <summary>In a body: runs a boxed task within this one. It can be awaited once.</summary>
    /// <exception cref="InvalidOperationException">It has been awaited, run or spawned before.</exception>
    [ReactorTask(Machine = typeof(AwaitBoxedMachine))]
    public static void Await(BoxedTask task, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Await), caller);

    /// <inheritdoc cref="Await(BoxedTask, string)"/>
    [ReactorTask(Machine = typeof(AwaitBoxedMachine<>))]
    public static TResult Await<TResult>(BoxedTask<TResult> task, [CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Await), caller);

    /// <summary>
    /// In a body: <c>foreach (T item in Await(source))</c> is what <c>await foreach</c> is in async code. Each round suspends until there is an element, the
    /// end of the loop until the enumerator is disposed of.
    /// </summary>
    /// <param name="source">The sequence.</param>
    /// <param name="cancellationToken">For the sequence. With <see cref="CurrentTask.CancellationToken"/> of <see cref="Current"/>, a cancellation of the task also ends a wait for an element.</param>
    public static AwaitedSequence<T> Await<T>(IAsyncEnumerable<T> source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new AwaitedSequence<T>(source, cancellationToken);
    }

    /// <summary>
    /// In a body: <c>using (Await(resource))</c>, or <c>using var closing = Await(resource);</c>, is what <c>await using</c> is in async code: its end suspends until
    /// the resource is disposed of.
    /// </summary>
    /// <param name="resource">The resource; nothing is done with null.</param>
    public static AwaitedResource Await(IAsyncDisposable? resource) => new(resource);
}
