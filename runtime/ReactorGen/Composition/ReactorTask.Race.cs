using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

public static partial class ReactorTask
{
    /// <summary>
    /// In a body: runs the tasks at the same time, within this one, until the first has ended, by a result or an exception; then cancels the others and waits
    /// for them to end too. Nothing is allocated.
    /// </summary>
    /// <param name="first">A task.</param>
    /// <param name="second">A task.</param>
    /// <param name="late">What becomes of the result of a task that was cancelled and returned one all the same.</param>
    /// <param name="caller">Filled in by the compiler.</param>
    /// <returns>Which has won, with its result. Late results that are not disposable are part of it.</returns>
    /// <remarks>
    /// An exception of the winner is thrown. What the others throw, their cancellation apart, is then known to <see cref="LaterFailures"/>, and goes to
    /// <see cref="Executor.UnhandledException"/> where the winner has a result. A
    /// cancellation of this task is given to each of them, and ends the race only if it ends them all: a result beats it, and it is then delivered at
    /// the next wait.
    /// </remarks>
    /// <exception cref="OperationCanceledException">The task was cancelled, and with it all of the tasks.</exception>
    [ReactorTask(Machine = typeof(RaceMachine<,,>)), OverloadResolutionPriority(1)]
    public static Raced<TResult> Race<TMachine1, TMachine2, TResult>(in ReactorTask<TMachine1, TResult> first, in ReactorTask<TMachine2, TResult> second,
        LateResults late = LateResults.Dispose, [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult>
        where TMachine2 : struct, IReactorMachine<TResult> => throw Untransformed.Call(nameof(Race), caller);

    /// <inheritdoc cref="Race{TMachine1, TMachine2, TResult}(in ReactorTask{TMachine1, TResult}, in ReactorTask{TMachine2, TResult}, LateResults, string)"/>
    [ReactorTask(Machine = typeof(RaceMachine<,,,>)), OverloadResolutionPriority(1)]
    public static Raced<TResult> Race<TMachine1, TMachine2, TMachine3, TResult>(in ReactorTask<TMachine1, TResult> first, in ReactorTask<TMachine2, TResult> second, in ReactorTask<TMachine3, TResult> third,
        LateResults late = LateResults.Dispose, [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult>
        where TMachine2 : struct, IReactorMachine<TResult>
        where TMachine3 : struct, IReactorMachine<TResult> => throw Untransformed.Call(nameof(Race), caller);

    /// <inheritdoc cref="Race{TMachine1, TMachine2, TResult}(in ReactorTask{TMachine1, TResult}, in ReactorTask{TMachine2, TResult}, LateResults, string)"/>
    [ReactorTask(Machine = typeof(RaceMachine<,,,,>)), OverloadResolutionPriority(1)]
    public static Raced<TResult> Race<TMachine1, TMachine2, TMachine3, TMachine4, TResult>(in ReactorTask<TMachine1, TResult> first, in ReactorTask<TMachine2, TResult> second, in ReactorTask<TMachine3, TResult> third, in ReactorTask<TMachine4, TResult> fourth,
        LateResults late = LateResults.Dispose, [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult>
        where TMachine2 : struct, IReactorMachine<TResult>
        where TMachine3 : struct, IReactorMachine<TResult>
        where TMachine4 : struct, IReactorMachine<TResult> => throw Untransformed.Call(nameof(Race), caller);

    /// <inheritdoc cref="Race{TMachine1, TMachine2, TResult}(in ReactorTask{TMachine1, TResult}, in ReactorTask{TMachine2, TResult}, LateResults, string)"/>
    [ReactorTask(Machine = typeof(RaceMachine<,,,,,>)), OverloadResolutionPriority(1)]
    public static Raced<TResult> Race<TMachine1, TMachine2, TMachine3, TMachine4, TMachine5, TResult>(in ReactorTask<TMachine1, TResult> first, in ReactorTask<TMachine2, TResult> second, in ReactorTask<TMachine3, TResult> third, in ReactorTask<TMachine4, TResult> fourth, in ReactorTask<TMachine5, TResult> fifth,
        LateResults late = LateResults.Dispose, [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult>
        where TMachine2 : struct, IReactorMachine<TResult>
        where TMachine3 : struct, IReactorMachine<TResult>
        where TMachine4 : struct, IReactorMachine<TResult>
        where TMachine5 : struct, IReactorMachine<TResult> => throw Untransformed.Call(nameof(Race), caller);

    /// <inheritdoc cref="Race{TMachine1, TMachine2, TResult}(in ReactorTask{TMachine1, TResult}, in ReactorTask{TMachine2, TResult}, LateResults, string)"/>
    [ReactorTask(Machine = typeof(RaceResultsMachine<,,,>))]
    public static Raced<TResult1, TResult2> Race<TMachine1, TResult1, TMachine2, TResult2>(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second,
        LateResults late = LateResults.Dispose, [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult1>
        where TMachine2 : struct, IReactorMachine<TResult2> => throw Untransformed.Call(nameof(Race), caller);

    /// <inheritdoc cref="Race{TMachine1, TMachine2, TResult}(in ReactorTask{TMachine1, TResult}, in ReactorTask{TMachine2, TResult}, LateResults, string)"/>
    [ReactorTask(Machine = typeof(RaceResultsMachine<,,,,,>))]
    public static Raced<TResult1, TResult2, TResult3> Race<TMachine1, TResult1, TMachine2, TResult2, TMachine3, TResult3>(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third,
        LateResults late = LateResults.Dispose, [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult1>
        where TMachine2 : struct, IReactorMachine<TResult2>
        where TMachine3 : struct, IReactorMachine<TResult3> => throw Untransformed.Call(nameof(Race), caller);

    /// <inheritdoc cref="Race{TMachine1, TMachine2, TResult}(in ReactorTask{TMachine1, TResult}, in ReactorTask{TMachine2, TResult}, LateResults, string)"/>
    [ReactorTask(Machine = typeof(RaceResultsMachine<,,,,,,,>))]
    public static Raced<TResult1, TResult2, TResult3, TResult4> Race<TMachine1, TResult1, TMachine2, TResult2, TMachine3, TResult3, TMachine4, TResult4>(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third, in ReactorTask<TMachine4, TResult4> fourth,
        LateResults late = LateResults.Dispose, [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult1>
        where TMachine2 : struct, IReactorMachine<TResult2>
        where TMachine3 : struct, IReactorMachine<TResult3>
        where TMachine4 : struct, IReactorMachine<TResult4> => throw Untransformed.Call(nameof(Race), caller);

    /// <inheritdoc cref="Race{TMachine1, TMachine2, TResult}(in ReactorTask{TMachine1, TResult}, in ReactorTask{TMachine2, TResult}, LateResults, string)"/>
    [ReactorTask(Machine = typeof(RaceResultsMachine<,,,,,,,,,>))]
    public static Raced<TResult1, TResult2, TResult3, TResult4, TResult5> Race<TMachine1, TResult1, TMachine2, TResult2, TMachine3, TResult3, TMachine4, TResult4, TMachine5, TResult5>(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third, in ReactorTask<TMachine4, TResult4> fourth, in ReactorTask<TMachine5, TResult5> fifth,
        LateResults late = LateResults.Dispose, [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine<TResult1>
        where TMachine2 : struct, IReactorMachine<TResult2>
        where TMachine3 : struct, IReactorMachine<TResult3>
        where TMachine4 : struct, IReactorMachine<TResult4>
        where TMachine5 : struct, IReactorMachine<TResult5> => throw Untransformed.Call(nameof(Race), caller);

    /// <inheritdoc cref="Race{TMachine1, TMachine2, TResult}(in ReactorTask{TMachine1, TResult}, in ReactorTask{TMachine2, TResult}, LateResults, string)"/>
    /// <returns>Which has won, from 0.</returns>
    [ReactorTask(Machine = typeof(RaceAllMachine<,>))]
    public static int Race<TMachine1, TMachine2>(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine
        where TMachine2 : struct, IReactorMachine => throw Untransformed.Call(nameof(Race), caller);

    /// <inheritdoc cref="Race{TMachine1, TMachine2, TResult}(in ReactorTask{TMachine1, TResult}, in ReactorTask{TMachine2, TResult}, LateResults, string)"/>
    /// <returns>Which has won, from 0.</returns>
    [ReactorTask(Machine = typeof(RaceAllMachine<,,>))]
    public static int Race<TMachine1, TMachine2, TMachine3>(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine
        where TMachine2 : struct, IReactorMachine
        where TMachine3 : struct, IReactorMachine => throw Untransformed.Call(nameof(Race), caller);

    /// <inheritdoc cref="Race{TMachine1, TMachine2, TResult}(in ReactorTask{TMachine1, TResult}, in ReactorTask{TMachine2, TResult}, LateResults, string)"/>
    /// <returns>Which has won, from 0.</returns>
    [ReactorTask(Machine = typeof(RaceAllMachine<,,,>))]
    public static int Race<TMachine1, TMachine2, TMachine3, TMachine4>(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third, in ReactorTask<TMachine4> fourth,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine
        where TMachine2 : struct, IReactorMachine
        where TMachine3 : struct, IReactorMachine
        where TMachine4 : struct, IReactorMachine => throw Untransformed.Call(nameof(Race), caller);

    /// <inheritdoc cref="Race{TMachine1, TMachine2, TResult}(in ReactorTask{TMachine1, TResult}, in ReactorTask{TMachine2, TResult}, LateResults, string)"/>
    /// <returns>Which has won, from 0.</returns>
    [ReactorTask(Machine = typeof(RaceAllMachine<,,,,>))]
    public static int Race<TMachine1, TMachine2, TMachine3, TMachine4, TMachine5>(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third, in ReactorTask<TMachine4> fourth, in ReactorTask<TMachine5> fifth,
        [CallerMemberName] string caller = "")
        where TMachine1 : struct, IReactorMachine
        where TMachine2 : struct, IReactorMachine
        where TMachine3 : struct, IReactorMachine
        where TMachine4 : struct, IReactorMachine
        where TMachine5 : struct, IReactorMachine => throw Untransformed.Call(nameof(Race), caller);
}
