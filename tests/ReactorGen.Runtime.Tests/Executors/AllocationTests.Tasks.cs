using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Runtime.Tests.Executors;

/// <content>Tasks that are spawned, joined and boxed.</content>
public sealed unsafe partial class AllocationTests
{
    private struct Child(bool yields) : IReactorMachine<long>
    {
        private YieldMachine _yield;
        private bool _begun;

        public Poll Resume(scoped ref TaskContext context)
        {
            if (!yields) return Poll.Ready;
            if (!_begun)
            {
                _yield.Begin();
                _begun = true;
            }
            return _yield.Resume(ref context);
        }

        public readonly long GetResult() => 7;

        public readonly void Describe(ref StackWriter writer) => _yield.Describe(ref writer);
    }

    private struct SpawnAndJoin(bool yields) : IOperation
    {
        private JoinMachine<long> _join;

        public static string Name => "Spawn and Join";

        public void Begin() => _join.Begin(ReactorTask.Spawn<Child, long>(new ReactorTask<Child, long> { Machine = new Child(yields) }));

        public Poll Resume(scoped ref TaskContext context)
        {
            if (_join.Resume(ref context) == Poll.Pending) return Poll.Pending;
            return _join.GetResult() == 7 ? Poll.Ready : throw new InvalidOperationException();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Spawn_and_Join(bool yields)
    {
        using var executor = new LocalExecutor();
        AssertAllocatesNothing(executor, new SpawnAndJoin(yields));
    }

    private struct SpawnAndForget : IOperation
    {
        private YieldMachine _yield;

        public static string Name => "Spawn, detached";

        public void Begin()
        {
            ReactorTask.SpawnDetached<Child, long>(new ReactorTask<Child, long> { Machine = new Child(true) });
            _yield.Begin();
        }

        public Poll Resume(scoped ref TaskContext context) => _yield.Resume(ref context);
    }

    [Fact]
    public void Spawn_detached()
    {
        using var executor = new LocalExecutor();
        AssertAllocatesNothing(executor, new SpawnAndForget());
    }

    private struct BoxOnce : IOperation
    {
        private AwaitBoxedMachine<long> _await;

        public static string Name => "BoxedTask";

        public void Begin() => _await.Begin(new ReactorTask<Child, long> { Machine = new Child(true) });

        public Poll Resume(scoped ref TaskContext context)
        {
            if (_await.Resume(ref context) == Poll.Pending) return Poll.Pending;
            return _await.GetResult() == 7 ? Poll.Ready : throw new InvalidOperationException();
        }
    }

    [Fact]
    public void Boxed_task()
    {
        using var executor = new LocalExecutor();
        AssertAllocatesNothing(executor, new BoxOnce());
    }

    private struct RentOnce : IOperation
    {
        public static string Name => "RentBox";

        public readonly void Begin()
        {
        }

        public readonly Poll Resume(scoped ref TaskContext context)
        {
            MachineBox<Child> outer = context.RentBox<Child>(), inner = context.RentBox<Child>();
            context.ReturnBox(inner);
            context.ReturnBox(outer);
            return Poll.Ready;
        }
    }

    [Fact]
    public void Rent_box()
    {
        using var executor = new LocalExecutor();
        AssertAllocatesNothing(executor, new RentOnce());
    }
}
