using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

public static partial class ReactorTask
{
    /// <summary>
    /// In a body: runs the tasks at the same time, within this one, and waits until all have ended. Nothing is allocated.
    /// </summary>
    /// <remarks>
    /// The first failure cancels the others, and is thrown when they have ended too; what they throw besides, their cancellation apart, is known to
    /// <see cref="LaterFailures"/>. A cancellation of this task is given to each of them that has not ended.
    /// Results that a failure keeps from being returned are disposed of if they are disposable.
    /// </remarks>
    /// <returns>The results in the order of the tasks, those without one left out.</returns>
    /// <exception cref="OperationCanceledException">The task was cancelled, and one of the tasks at its wait.</exception>
    [ReactorTask(Machine = typeof(JoinResultsMachine<,,,>))]
    public static (TResult1, TResult2) Join<TMachine1, TResult1, TMachine2, TResult2>(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult1>
        where TMachine2 : struct, IReactorMachine<TResult2> => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinResultsMachine<,,,,,>))]
    public static (TResult1, TResult2, TResult3) Join<TMachine1, TResult1, TMachine2, TResult2, TMachine3, TResult3>(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult1>
        where TMachine2 : struct, IReactorMachine<TResult2>
        where TMachine3 : struct, IReactorMachine<TResult3> => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinResultsMachine<,,,,,,,>))]
    public static (TResult1, TResult2, TResult3, TResult4) Join<TMachine1, TResult1, TMachine2, TResult2, TMachine3, TResult3, TMachine4, TResult4>(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third, in ReactorTask<TMachine4, TResult4> fourth,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult1>
        where TMachine2 : struct, IReactorMachine<TResult2>
        where TMachine3 : struct, IReactorMachine<TResult3>
        where TMachine4 : struct, IReactorMachine<TResult4> => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinResultsMachine<,,,,,,,,,>))]
    public static (TResult1, TResult2, TResult3, TResult4, TResult5) Join<TMachine1, TResult1, TMachine2, TResult2, TMachine3, TResult3, TMachine4, TResult4, TMachine5, TResult5>(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third, in ReactorTask<TMachine4, TResult4> fourth, in ReactorTask<TMachine5, TResult5> fifth,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult1>
        where TMachine2 : struct, IReactorMachine<TResult2>
        where TMachine3 : struct, IReactorMachine<TResult3>
        where TMachine4 : struct, IReactorMachine<TResult4>
        where TMachine5 : struct, IReactorMachine<TResult5> => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinAllMachine<,>))]
    public static void Join<TMachine1, TMachine2>(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine
        where TMachine2 : struct, IReactorMachine => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinAllMachine<,,>))]
    public static void Join<TMachine1, TMachine2, TMachine3>(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine
        where TMachine2 : struct, IReactorMachine
        where TMachine3 : struct, IReactorMachine => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinAllMachine<,,,>))]
    public static void Join<TMachine1, TMachine2, TMachine3, TMachine4>(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third, in ReactorTask<TMachine4> fourth,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine
        where TMachine2 : struct, IReactorMachine
        where TMachine3 : struct, IReactorMachine
        where TMachine4 : struct, IReactorMachine => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinAllMachine<,,,,>))]
    public static void Join<TMachine1, TMachine2, TMachine3, TMachine4, TMachine5>(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third, in ReactorTask<TMachine4> fourth, in ReactorTask<TMachine5> fifth,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine
        where TMachine2 : struct, IReactorMachine
        where TMachine3 : struct, IReactorMachine
        where TMachine4 : struct, IReactorMachine
        where TMachine5 : struct, IReactorMachine => throw Untransformed.Call(nameof(Join), caller);
}
