using System;
using ReactorGen.Machines;

namespace ReactorGen.Language.Tests.Harness;

/// <summary>The suspension points of the corpus, for the machine form of a program.</summary>
public static class Leaves
{
    [ReactorTask(Machine = typeof(PauseMachine))]
    public static void Pause() => throw Untransformed();

    [ReactorTask(Machine = typeof(PauseIntMachine))]
    public static int Pause(int value) => throw Untransformed();

    [ReactorTask(Machine = typeof(PauseMachine<>))]
    public static T Pause<T>(T value) => throw Untransformed();

    [ReactorTask(Machine = typeof(FailMachine))]
    public static void Fail(Exception exception) => throw Untransformed();

    [ReactorTask(Machine = typeof(FailMachine<>))]
    public static T Fail<T>(Exception exception) => throw Untransformed();

    private static Exception Untransformed() => new InvalidOperationException("A leaf was called outside a machine.");
}

public struct PauseMachine : IReactorMachine
{
    private Turns _turns;

    public void Begin() => _turns = default;

    public Poll Resume(scoped ref TaskContext context) => _turns.Resume(null, ref context);

    public readonly void Describe(ref StackWriter writer) => writer.Leaf("a pause");
}

public struct PauseIntMachine : IReactorMachine<int>
{
    private PauseMachine<int> _pause;

    public void Begin(int value) => _pause.Begin(value);

    public Poll Resume(scoped ref TaskContext context) => _pause.Resume(ref context);

    public int GetResult() => _pause.GetResult();

    public readonly void Describe(ref StackWriter writer) => _pause.Describe(ref writer);
}

public struct PauseMachine<T> : IReactorMachine<T>
{
    private Turns _turns;
    private T _value;

    public void Begin(T value)
    {
        _turns = default;
        _value = value;
    }

    public Poll Resume(scoped ref TaskContext context) => _turns.Resume(_value, ref context);

    public T GetResult()
    {
        var value = _value;
        _value = default!;
        return value;
    }

    public readonly void Describe(ref StackWriter writer) => writer.Leaf("a pause");
}

public struct FailMachine : IReactorMachine
{
    private Turns _turns;
    private Exception _exception;

    public void Begin(Exception exception)
    {
        _turns = default;
        _exception = exception;
    }

    public Poll Resume(scoped ref TaskContext context) =>
        _turns.Resume("fail", ref context) == Poll.Pending ? Poll.Pending : throw _exception;

    public readonly void Describe(ref StackWriter writer) => writer.Leaf("a failure");
}

public struct FailMachine<T> : IReactorMachine<T>
{
    private FailMachine _failure;

    public void Begin(Exception exception) => _failure.Begin(exception);

    public Poll Resume(scoped ref TaskContext context) => _failure.Resume(ref context);

    public readonly T GetResult() => throw new InvalidOperationException("A failure has no result.");

    public readonly void Describe(ref StackWriter writer) => _failure.Describe(ref writer);
}

/// <summary>Suspends as often as the run says.</summary>
internal struct Turns
{
    private int _number;
    private int _left;

    public Poll Resume(object? value, ref TaskContext context)
    {
        var run = LeafRun.Current;
        if (_number == 0)
        {
            _number = run.Reach(value);
            _left = run.Suspensions(_number);
        }

        if (_left > 0)
        {
            _left--;
            context.Waker.Wake();
            return Poll.Pending;
        }

        run.Complete(_number);
        return Poll.Ready;
    }
}
