using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

public static partial class ReactorTask
{
    /// <summary>
    /// In a body: runs the task, within this one, for a limited time. When the time is over it is cancelled, and waited for: its <c>finally</c> takes the time it
    /// takes. Nothing is allocated.
    /// </summary>
    /// <param name="task">The task, made by <c>XTask(..)</c>.</param>
    /// <param name="timeout">By the executor's clock: zero or more, or infinite. With zero the task has to complete without waiting.</param>
    /// <param name="caller">Filled in by the compiler.</param>
    /// <returns>The task's result, also where it came after the time was over.</returns>
    /// <exception cref="TimeoutException">The time was over, and the task ended by its cancellation. Any other exception of it is thrown as it is.</exception>
    /// <exception cref="OperationCanceledException">This task was cancelled.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite.</exception>
    [ReactorTask(Machine = typeof(WithTimeoutMachine<,>))]
    public static TResult WithTimeout<TMachine, TResult>(in ReactorTask<TMachine, TResult> task, TimeSpan timeout, [CallerMemberName] string caller = "")
        where TMachine : struct, IReactorMachine<TResult> => throw Untransformed.Call(nameof(WithTimeout), caller);

    /// <inheritdoc cref="WithTimeout{TMachine, TResult}(in ReactorTask{TMachine, TResult}, TimeSpan, string)"/>
    [ReactorTask(Machine = typeof(WithTimeoutMachine<>))]
    public static void WithTimeout<TMachine>(in ReactorTask<TMachine> task, TimeSpan timeout, [CallerMemberName] string caller = "")
        where TMachine : struct, IReactorMachine => throw Untransformed.Call(nameof(WithTimeout), caller);

    /// <summary>As <see cref="WithTimeout{TMachine, TResult}(in ReactorTask{TMachine, TResult}, TimeSpan, string)"/>, but says that the time was over instead of throwing.</summary>
    /// <param name="task">The task, made by <c>XTask(..)</c>.</param>
    /// <param name="timeout">By the executor's clock: zero or more, or infinite.</param>
    /// <param name="caller">Filled in by the compiler.</param>
    /// <returns>The task's result, if it has ended by one.</returns>
    /// <exception cref="OperationCanceledException">This task was cancelled.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite.</exception>
    [ReactorTask(Machine = typeof(TryWithTimeoutMachine<,>))]
    public static Timed<TResult> TryWithTimeout<TMachine, TResult>(in ReactorTask<TMachine, TResult> task, TimeSpan timeout, [CallerMemberName] string caller = "")
        where TMachine : struct, IReactorMachine<TResult> => throw Untransformed.Call(nameof(TryWithTimeout), caller);

    /// <inheritdoc cref="TryWithTimeout{TMachine, TResult}(in ReactorTask{TMachine, TResult}, TimeSpan, string)"/>
    /// <returns>Whether the task ran to its end; false where the time was over and its cancellation ended it.</returns>
    [ReactorTask(Machine = typeof(TryWithTimeoutMachine<>))]
    public static bool TryWithTimeout<TMachine>(in ReactorTask<TMachine> task, TimeSpan timeout, [CallerMemberName] string caller = "")
        where TMachine : struct, IReactorMachine => throw Untransformed.Call(nameof(TryWithTimeout), caller);
}
