using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests;

/// <summary>A leaf on the heap that keeps its exception for the script.</summary>
internal abstract class Leaf
{
    private Exception? _exception;

    internal static Leaf Delay(double milliseconds)
    {
        var machine = default(DelayMachine);
        machine.Begin(TimeSpan.FromMilliseconds(milliseconds));
        return new Leaf<DelayMachine>(machine);
    }

    internal static Leaf Forever()
    {
        var machine = default(DelayMachine);
        machine.Begin(Timeout.InfiniteTimeSpan);
        return new Leaf<DelayMachine>(machine);
    }

    internal static Leaf Yield()
    {
        var machine = default(YieldMachine);
        machine.Begin();
        return new Leaf<YieldMachine>(machine);
    }

    internal static Leaf<SuspendMachine, Readiness> Suspend(Token token, Interest interest)
    {
        var machine = default(SuspendMachine);
        machine.Begin(token, interest);
        return new(machine);
    }

    internal static Leaf<SuspendForMachine, Readiness> Suspend(Token token, Interest interest, TimeSpan timeout)
    {
        var machine = default(SuspendForMachine);
        machine.Begin(token, interest, timeout);
        return new(machine);
    }

    internal static Leaf<JoinMachine<TResult>, TResult> Join<TResult>(JoinHandle<TResult> handle)
    {
        var machine = default(JoinMachine<TResult>);
        machine.Begin(handle);
        return new(machine);
    }

    internal static Leaf Join(JoinHandle handle)
    {
        var machine = default(JoinMachine);
        machine.Begin(handle);
        return new Leaf<JoinMachine>(machine);
    }

    internal static Leaf Await(Task task)
    {
        var machine = default(AwaitTaskMachine);
        machine.Begin(task);
        return new Leaf<AwaitTaskMachine>(machine);
    }

    internal static Leaf<AwaitTaskMachine<TResult>, TResult> Await<TResult>(Task<TResult> task)
    {
        var machine = default(AwaitTaskMachine<TResult>);
        machine.Begin(task);
        return new(machine);
    }

    internal static Leaf<AwaitValueTaskMachine<TResult>, TResult> Await<TResult>(ValueTask<TResult> task)
    {
        var machine = default(AwaitValueTaskMachine<TResult>);
        machine.Begin(task);
        return new(machine);
    }

    internal static Leaf<AwaitBoxedMachine<TResult>, TResult> Await<TResult>(BoxedTask<TResult> task)
    {
        var machine = default(AwaitBoxedMachine<TResult>);
        machine.Begin(task);
        return new(machine);
    }

    /// <summary>Waits for a wake, and for the condition.</summary>
    internal static Leaf Until(Func<bool> condition, Action<Waker> park) => new Leaf<UntilMachine>(new UntilMachine(condition, park));

    internal Poll Resume(scoped ref TaskContext context)
    {
        try
        {
            return ResumeMachine(ref context);
        }
        catch (Exception exception)
        {
            _exception = exception;
            return Poll.Ready;
        }
    }

    /// <summary>Throws what the leaf has thrown.</summary>
    internal void Check()
    {
        if (_exception is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_exception);
    }

    internal abstract void Describe(ref StackWriter writer);

    protected abstract Poll ResumeMachine(scoped ref TaskContext context);
}

internal sealed class Leaf<TMachine>(TMachine machine) : Leaf where TMachine : struct, IReactorMachine
{
    private TMachine _machine = machine;

    internal override void Describe(ref StackWriter writer) => _machine.Describe(ref writer);

    protected override Poll ResumeMachine(scoped ref TaskContext context) => _machine.Resume(ref context);
}

internal sealed class Leaf<TMachine, TResult>(TMachine machine) : Leaf where TMachine : struct, IReactorMachine<TResult>
{
    private TMachine _machine = machine;

    internal TResult Result
    {
        get
        {
            Check();
            return _machine.GetResult();
        }
    }

    internal override void Describe(ref StackWriter writer) => _machine.Describe(ref writer);

    protected override Poll ResumeMachine(scoped ref TaskContext context) => _machine.Resume(ref context);
}

internal struct UntilMachine(Func<bool> condition, Action<Waker> park) : IReactorMachine
{
    public readonly Poll Resume(scoped ref TaskContext context)
    {
        context.ThrowIfCancelled();
        park(context.Waker);
        return condition() ? Poll.Ready : Poll.Pending;
    }

    public readonly void Describe(ref StackWriter writer) => writer.Leaf("a condition");
}
