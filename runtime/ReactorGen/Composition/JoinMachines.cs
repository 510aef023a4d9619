using ReactorGen.Composition;

namespace ReactorGen.Machines;

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of two tasks, all with results.</summary>
public struct JoinResultsMachine<TMachine1, TResult1, TMachine2, TResult2> : IReactorMachine<(TResult1, TResult2)>
    where TMachine1 : struct, IReactorMachine<TResult1>
    where TMachine2 : struct, IReactorMachine<TResult2>
{
    private Joining<More<One<Child<TMachine1, TResult1>>, Child<TMachine2, TResult2>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second)
    {
        _join.Begin();
        _join.Children.Rest.Last.Machine = first.Machine;
        _join.Children.Last.Machine = second.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public (TResult1, TResult2) GetResult() => (_join.Children.Rest.Last.Take(), _join.Children.Last.Take());

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of three tasks, all with results.</summary>
public struct JoinResultsMachine<TMachine1, TResult1, TMachine2, TResult2, TMachine3, TResult3> : IReactorMachine<(TResult1, TResult2, TResult3)>
    where TMachine1 : struct, IReactorMachine<TResult1>
    where TMachine2 : struct, IReactorMachine<TResult2>
    where TMachine3 : struct, IReactorMachine<TResult3>
{
    private Joining<More<More<One<Child<TMachine1, TResult1>>, Child<TMachine2, TResult2>>, Child<TMachine3, TResult3>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third)
    {
        _join.Begin();
        _join.Children.Rest.Rest.Last.Machine = first.Machine;
        _join.Children.Rest.Last.Machine = second.Machine;
        _join.Children.Last.Machine = third.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _join.Resume(ref context);

    /// <inheritdoc/>
    public (TResult1, TResult2, TResult3) GetResult() => (_join.Children.Rest.Rest.Last.Take(), _join.Children.Rest.Last.Take(), _join.Children.Last.Take());

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of four tasks, all with results.</summary>
public struct JoinResultsMachine<TMachine1, TResult1, TMachine2, TResult2, TMachine3, TResult3, TMachine4, TResult4> : IReactorMachine<(TResult1, TResult2, TResult3, TResult4)>
    where TMachine1 : struct, IReactorMachine<TResult1>
    where TMachine2 : struct, IReactorMachine<TResult2>
    where TMachine3 : struct, IReactorMachine<TResult3>
    where TMachine4 : struct, IReactorMachine<TResult4>
{
    private Joining<More<More<More<One<Child<TMachine1, TResult1>>, Child<TMachine2, TResult2>>, Child<TMachine3, TResult3>>, Child<TMachine4, TResult4>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third, in ReactorTask<TMachine4, TResult4> fourth)
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
    public (TResult1, TResult2, TResult3, TResult4) GetResult() => (_join.Children.Rest.Rest.Rest.Last.Take(), _join.Children.Rest.Rest.Last.Take(), _join.Children.Rest.Last.Take(), _join.Children.Last.Take());

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Join</c> of five tasks, all with results.</summary>
public struct JoinResultsMachine<TMachine1, TResult1, TMachine2, TResult2, TMachine3, TResult3, TMachine4, TResult4, TMachine5, TResult5> : IReactorMachine<(TResult1, TResult2, TResult3, TResult4, TResult5)>
    where TMachine1 : struct, IReactorMachine<TResult1>
    where TMachine2 : struct, IReactorMachine<TResult2>
    where TMachine3 : struct, IReactorMachine<TResult3>
    where TMachine4 : struct, IReactorMachine<TResult4>
    where TMachine5 : struct, IReactorMachine<TResult5>
{
    private Joining<More<More<More<More<One<Child<TMachine1, TResult1>>, Child<TMachine2, TResult2>>, Child<TMachine3, TResult3>>, Child<TMachine4, TResult4>>, Child<TMachine5, TResult5>>> _join;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third, in ReactorTask<TMachine4, TResult4> fourth, in ReactorTask<TMachine5, TResult5> fifth)
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
    public (TResult1, TResult2, TResult3, TResult4, TResult5) GetResult() => (_join.Children.Rest.Rest.Rest.Rest.Last.Take(), _join.Children.Rest.Rest.Rest.Last.Take(), _join.Children.Rest.Rest.Last.Take(), _join.Children.Rest.Last.Take(), _join.Children.Last.Take());

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _join.Describe(ref writer);
}
