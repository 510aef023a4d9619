using System.Runtime.CompilerServices;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen
{
    public static partial class ReactorTask
    {
        /// <summary>In a body: lets every other runnable task run, and I/O and timers be looked at, before going on.</summary>
        /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
        [ReactorTask(Machine = typeof(YieldMachine))]
        public static void Yield([CallerMemberName] string caller = "") => throw Untransformed.Call(nameof(Yield), caller);
    }
}

namespace ReactorGen.Machines
{
    /// <summary>The machine of <see cref="ReactorTask.Yield"/>.</summary>
    public struct YieldMachine : IReactorMachine
    {
        private bool _yielded;

        /// <summary>Takes the arguments.</summary>
        public void Begin() => _yielded = false;

        /// <inheritdoc/>
        public Poll Resume(scoped ref TaskContext context)
        {
            context.ThrowIfCancelled();
            // Deferring marks the task as notified, so nothing resumes it before its turn has come.
            if (_yielded) return Poll.Ready;
            _yielded = true;
            context.Defer();
            return Poll.Pending;
        }

        /// <inheritdoc/>
        public readonly void Describe(ref StackWriter writer) => writer.Leaf("its next turn");
    }
}
