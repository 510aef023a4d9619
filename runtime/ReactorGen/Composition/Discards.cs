// A child may produce a result that its composite cannot return: the one that comes second in a Race, the one whose sibling fails in a Join. A cancelled
// Accept() that had its connection already is the model (kotlinx.coroutines #3504: there it is lost). Here, in this order:
//
// 1. What is IDisposable is disposed of; what is only IAsyncDisposable too, and the composite waits for that.
// 2. What a Race with a winner cannot dispose of is part of its result.
// 3. What a child that had been cancelled produced for a composite that throws is reported as a DiscardedResultException.
// 4. What remains is plain data that a child of a failing composite had returned in time, or of one that the task's cancellation ends: dropped, as
//    Task.WhenAll does.
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen
{
    /// <summary>
    /// A child that its Join or Race had cancelled, because another had failed, returned a result all the same, which is not disposable, and which the
    /// exception that is thrown cannot hand over. Reported to <see cref="Executor.UnhandledException"/>; never thrown.
    /// </summary>
    public sealed class DiscardedResultException : Exception
    {
        internal DiscardedResultException(object? result, string child) : base($"{child}, cancelled because another had failed, returned {result ?? "null"}, which nobody got.")
        {
            Result = result;
        }

        /// <summary>The result.</summary>
        public object? Result { get; }
    }
}

namespace ReactorGen.Composition
{
    /// <summary>What becomes of a result that nobody is given: it is disposed of, and where it cannot be, or in any case, one of these.</summary>
    internal enum Leftover : byte { Drop, Report, Keep, KeepAll }

    /// <summary>Disposes of results that nobody is given.</summary>
    internal ref struct Discards(Core core, TaskCell cell)
    {
        /// <summary>The end of the disposals that have to be waited for.</summary>
        internal Task? Pending;

        /// <summary>Disposes of a result; its exception is reported.</summary>
        /// <returns>False where it is not disposable.</returns>
        internal bool TryDispose<TResult>(TResult result)
        {
            try
            {
                if (result is IDisposable disposable) disposable.Dispose();
                else if (result is IAsyncDisposable asynchronous) Add(asynchronous.DisposeAsync());
                else return false;
            }
            catch (Exception exception)
            {
                core.Report(exception, cell.Name);
            }
            return true;
        }

        internal readonly void Report<TResult>(TResult result, string child) => core.Report(new DiscardedResultException(result, child), cell.Name);

        private void Add(ValueTask disposal)
        {
            if (disposal.IsCompletedSuccessfully) disposal.GetAwaiter().GetResult();
            else Pending = Pending is null ? disposal.AsTask() : Task.WhenAll(Pending, disposal.AsTask());
        }
    }
}
