using ReactorGen.Composition;

namespace ReactorGen.Machines;

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of two tasks, none with a result.</summary>
public struct JoinAllMachine<TMachine1, TMachine2> : IReactorMachine
    where TMachine1 : struct, IReactorMachine
    where TMachine2 : struct, IReactorMachine
{
    private Joining<More<One<Child<TMachine1>>, Child<TMachine2>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second)
    {
        _join.Begin();
        _join.Children.Rest.Last.Machine = first.Machine;
        _join.Children.Last.Machine = second.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of three tasks, none with a result.</summary>
public struct JoinAllMachine<TMachine1, TMachine2, TMachine3> : IReactorMachine
    where TMachine1 : struct, IReactorMachine
    where TMachine2 : struct, IReactorMachine
    where TMachine3 : struct, IReactorMachine
{
    private Joining<More<More<One<Child<TMachine1>>, Child<TMachine2>>, Child<TMachine3>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third)
    {
        _join.Begin();
        _join.Children.Rest.Rest.Last.Machine = first.Machine;
        _join.Children.Rest.Last.Machine = second.Machine;
        _join.Children.Last.Machine = third.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of four tasks, none with a result.</summary>
public struct JoinAllMachine<TMachine1, TMachine2, TMachine3, TMachine4> : IReactorMachine
    where TMachine1 : struct, IReactorMachine
    where TMachine2 : struct, IReactorMachine
    where TMachine3 : struct, IReactorMachine
    where TMachine4 : struct, IReactorMachine
{
    private Joining<More<More<More<One<Child<TMachine1>>, Child<TMachine2>>, Child<TMachine3>>, Child<TMachine4>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third, in ReactorTask<TMachine4> fourth)
    {
        _join.Begin();
        _join.Children.Rest.Rest.Rest.Last.Machine = first.Machine;
        _join.Children.Rest.Rest.Last.Machine = second.Machine;
        _join.Children.Rest.Last.Machine = third.Machine;
        _join.Children.Last.Machine = fourth.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of five tasks, none with a result.</summary>
public struct JoinAllMachine<TMachine1, TMachine2, TMachine3, TMachine4, TMachine5> : IReactorMachine
    where TMachine1 : struct, IReactorMachine
    where TMachine2 : struct, IReactorMachine
    where TMachine3 : struct, IReactorMachine
    where TMachine4 : struct, IReactorMachine
    where TMachine5 : struct, IReactorMachine
{
    private Joining<More<More<More<More<One<Child<TMachine1>>, Child<TMachine2>>, Child<TMachine3>>, Child<TMachine4>>, Child<TMachine5>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third, in ReactorTask<TMachine4> fourth, in ReactorTask<TMachine5> fifth)
    {
        _join.Begin();
        _join.Children.Rest.Rest.Rest.Rest.Last.Machine = first.Machine;
        _join.Children.Rest.Rest.Rest.Last.Machine = second.Machine;
        _join.Children.Rest.Rest.Last.Machine = third.Machine;
        _join.Children.Rest.Last.Machine = fourth.Machine;
        _join.Children.Last.Machine = fifth.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}
