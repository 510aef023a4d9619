using ReactorGen.Executors;

namespace ReactorGen.Machines
{
    using ReactorGen.Tasks;

    /// <summary>A task of a <see cref="TaskScope"/>: tells it how it ends.</summary>
    internal struct ScopedMachine<TMachine> : IReactorMachine where TMachine : struct, IReactorMachine
    {
        internal TMachine Machine;
        internal ScopeMember Member;

        public Poll Resume(scoped ref TaskContext context)
        {
            try
            {
                if (Machine.Resume(ref context) == Poll.Pending) return Poll.Pending;
            }
            catch (Exception exception)
            {
                if (!Member.Failed(exception, ref context)) throw;
                Machine = default;
                return Poll.Ready;
            }
            Member.Ended();
            return Poll.Ready;
        }

        public void Describe(ref StackWriter writer) => Machine.Describe(ref writer);
    }

    /// <inheritdoc cref="ScopedMachine{TMachine}"/>
    internal struct ScopedMachine<TMachine, TResult> : IReactorMachine<TResult> where TMachine : struct, IReactorMachine<TResult>
    {
        internal TMachine Machine;
        internal ScopeMember Member;

        public Poll Resume(scoped ref TaskContext context)
        {
            try
            {
                if (Machine.Resume(ref context) == Poll.Pending) return Poll.Pending;
            }
            catch (Exception exception)
            {
                Member.Failed(exception, ref context);
                throw;
            }
            Member.Ended();
            return Poll.Ready;
        }

        public TResult GetResult() => Machine.GetResult();

        public void Describe(ref StackWriter writer) => Machine.Describe(ref writer);
    }
}

namespace ReactorGen.Tasks
{
    using ReactorGen.Machines;

    /// <summary>A task's place in its scope. Used once, by the task's last step.</summary>
    internal struct ScopeMember(OpenScope scope, int serial, bool hasHandle)
    {
        private OpenScope? _scope = scope;

        internal void Ended()
        {
            OpenScope scope = _scope!;
            _scope = null;
            scope.Ended(serial);
        }

        /// <returns>Whether the exception has been dealt with: there is no handle to bring it to.</returns>
        internal bool Failed(Exception exception, scoped ref TaskContext context)
        {
            OpenScope scope = _scope!;
            _scope = null;
            return scope.Failed(serial, exception, context.Core, context.Cell, hasHandle);
        }
    }
}
