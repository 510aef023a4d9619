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
}
