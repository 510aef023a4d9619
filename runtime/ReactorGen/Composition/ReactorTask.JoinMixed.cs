using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

public static partial class ReactorTask
{
    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinFirstOf2Machine<,,>))]
    public static TResult1 Join<TMachine1, TResult1, TMachine2>(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2> second,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult1>
        where TMachine2 : struct, IReactorMachine => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinSecondOf2Machine<,,>))]
    public static TResult2 Join<TMachine1, TMachine2, TResult2>(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2, TResult2> second,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine
        where TMachine2 : struct, IReactorMachine<TResult2> => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinFirstAndSecondOf3Machine<,,,,>))]
    public static (TResult1, TResult2) Join<TMachine1, TResult1, TMachine2, TResult2, TMachine3>(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3> third,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult1>
        where TMachine2 : struct, IReactorMachine<TResult2>
        where TMachine3 : struct, IReactorMachine => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinFirstAndThirdOf3Machine<,,,,>))]
    public static (TResult1, TResult3) Join<TMachine1, TResult1, TMachine2, TMachine3, TResult3>(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3, TResult3> third,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult1>
        where TMachine2 : struct, IReactorMachine
        where TMachine3 : struct, IReactorMachine<TResult3> => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinFirstOf3Machine<,,,>))]
    public static TResult1 Join<TMachine1, TResult1, TMachine2, TMachine3>(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult1>
        where TMachine2 : struct, IReactorMachine
        where TMachine3 : struct, IReactorMachine => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinSecondAndThirdOf3Machine<,,,,>))]
    public static (TResult2, TResult3) Join<TMachine1, TMachine2, TResult2, TMachine3, TResult3>(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine
        where TMachine2 : struct, IReactorMachine<TResult2>
        where TMachine3 : struct, IReactorMachine<TResult3> => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinSecondOf3Machine<,,,>))]
    public static TResult2 Join<TMachine1, TMachine2, TResult2, TMachine3>(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3> third,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine
        where TMachine2 : struct, IReactorMachine<TResult2>
        where TMachine3 : struct, IReactorMachine => throw Untransformed.Call(nameof(Join), caller);

    /// <inheritdoc cref="Join{TMachine1, TResult1, TMachine2, TResult2}(in ReactorTask{TMachine1, TResult1}, in ReactorTask{TMachine2, TResult2}, string)"/>
    [ReactorTask(Machine = typeof(JoinThirdOf3Machine<,,,>))]
    public static TResult3 Join<TMachine1, TMachine2, TMachine3, TResult3>(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3, TResult3> third,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine
        where TMachine2 : struct, IReactorMachine
        where TMachine3 : struct, IReactorMachine<TResult3> => throw Untransformed.Call(nameof(Join), caller);
}
