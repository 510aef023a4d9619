using ReactorGen.Composition;

namespace ReactorGen.Machines;

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Race</c> of two tasks of one type of result.</summary>
public struct RaceMachine<TMachine1, TMachine2, TResult> : IReactorMachine<Raced<TResult>>
    where TMachine1 : struct, IReactorMachine<TResult>
    where TMachine2 : struct, IReactorMachine<TResult>
{
    private Racing<More<One<Child<TMachine1, TResult>>, Child<TMachine2, TResult>>> _race;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult> first, in ReactorTask<TMachine2, TResult> second, LateResults late = LateResults.Dispose)
    {
        _race.Begin(late);
        _race.Children.Rest.Last.Machine = first.Machine;
        _race.Children.Last.Machine = second.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _race.Resume(ref context);

    /// <inheritdoc/>
    public Raced<TResult> GetResult()
    {
        var raced = new Raced<TResult>(_race.Winner);
        if (_race.HasResult(0)) raced.Add(0, _race.Children.Rest.Last.Take());
        if (_race.HasResult(1)) raced.Add(1, _race.Children.Last.Take());
        return raced;
    }

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _race.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Race</c> of three tasks of one type of result.</summary>
public struct RaceMachine<TMachine1, TMachine2, TMachine3, TResult> : IReactorMachine<Raced<TResult>>
    where TMachine1 : struct, IReactorMachine<TResult>
    where TMachine2 : struct, IReactorMachine<TResult>
    where TMachine3 : struct, IReactorMachine<TResult>
{
    private Racing<More<More<One<Child<TMachine1, TResult>>, Child<TMachine2, TResult>>, Child<TMachine3, TResult>>> _race;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult> first, in ReactorTask<TMachine2, TResult> second, in ReactorTask<TMachine3, TResult> third, LateResults late = LateResults.Dispose)
    {
        _race.Begin(late);
        _race.Children.Rest.Rest.Last.Machine = first.Machine;
        _race.Children.Rest.Last.Machine = second.Machine;
        _race.Children.Last.Machine = third.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _race.Resume(ref context);

    /// <inheritdoc/>
    public Raced<TResult> GetResult()
    {
        var raced = new Raced<TResult>(_race.Winner);
        if (_race.HasResult(0)) raced.Add(0, _race.Children.Rest.Rest.Last.Take());
        if (_race.HasResult(1)) raced.Add(1, _race.Children.Rest.Last.Take());
        if (_race.HasResult(2)) raced.Add(2, _race.Children.Last.Take());
        return raced;
    }

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _race.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Race</c> of four tasks of one type of result.</summary>
public struct RaceMachine<TMachine1, TMachine2, TMachine3, TMachine4, TResult> : IReactorMachine<Raced<TResult>>
    where TMachine1 : struct, IReactorMachine<TResult>
    where TMachine2 : struct, IReactorMachine<TResult>
    where TMachine3 : struct, IReactorMachine<TResult>
    where TMachine4 : struct, IReactorMachine<TResult>
{
    private Racing<More<More<More<One<Child<TMachine1, TResult>>, Child<TMachine2, TResult>>, Child<TMachine3, TResult>>, Child<TMachine4, TResult>>> _race;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult> first, in ReactorTask<TMachine2, TResult> second, in ReactorTask<TMachine3, TResult> third, in ReactorTask<TMachine4, TResult> fourth, LateResults late = LateResults.Dispose)
    {
        _race.Begin(late);
        _race.Children.Rest.Rest.Rest.Last.Machine = first.Machine;
        _race.Children.Rest.Rest.Last.Machine = second.Machine;
        _race.Children.Rest.Last.Machine = third.Machine;
        _race.Children.Last.Machine = fourth.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _race.Resume(ref context);

    /// <inheritdoc/>
    public Raced<TResult> GetResult()
    {
        var raced = new Raced<TResult>(_race.Winner);
        if (_race.HasResult(0)) raced.Add(0, _race.Children.Rest.Rest.Rest.Last.Take());
        if (_race.HasResult(1)) raced.Add(1, _race.Children.Rest.Rest.Last.Take());
        if (_race.HasResult(2)) raced.Add(2, _race.Children.Rest.Last.Take());
        if (_race.HasResult(3)) raced.Add(3, _race.Children.Last.Take());
        return raced;
    }

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _race.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Race</c> of five tasks of one type of result.</summary>
public struct RaceMachine<TMachine1, TMachine2, TMachine3, TMachine4, TMachine5, TResult> : IReactorMachine<Raced<TResult>>
    where TMachine1 : struct, IReactorMachine<TResult>
    where TMachine2 : struct, IReactorMachine<TResult>
    where TMachine3 : struct, IReactorMachine<TResult>
    where TMachine4 : struct, IReactorMachine<TResult>
    where TMachine5 : struct, IReactorMachine<TResult>
{
    private Racing<More<More<More<More<One<Child<TMachine1, TResult>>, Child<TMachine2, TResult>>, Child<TMachine3, TResult>>, Child<TMachine4, TResult>>, Child<TMachine5, TResult>>> _race;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult> first, in ReactorTask<TMachine2, TResult> second, in ReactorTask<TMachine3, TResult> third, in ReactorTask<TMachine4, TResult> fourth, in ReactorTask<TMachine5, TResult> fifth, LateResults late = LateResults.Dispose)
    {
        _race.Begin(late);
        _race.Children.Rest.Rest.Rest.Rest.Last.Machine = first.Machine;
        _race.Children.Rest.Rest.Rest.Last.Machine = second.Machine;
        _race.Children.Rest.Rest.Last.Machine = third.Machine;
        _race.Children.Rest.Last.Machine = fourth.Machine;
        _race.Children.Last.Machine = fifth.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _race.Resume(ref context);

    /// <inheritdoc/>
    public Raced<TResult> GetResult()
    {
        var raced = new Raced<TResult>(_race.Winner);
        if (_race.HasResult(0)) raced.Add(0, _race.Children.Rest.Rest.Rest.Rest.Last.Take());
        if (_race.HasResult(1)) raced.Add(1, _race.Children.Rest.Rest.Rest.Last.Take());
        if (_race.HasResult(2)) raced.Add(2, _race.Children.Rest.Rest.Last.Take());
        if (_race.HasResult(3)) raced.Add(3, _race.Children.Rest.Last.Take());
        if (_race.HasResult(4)) raced.Add(4, _race.Children.Last.Take());
        return raced;
    }

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _race.Describe(ref writer);
}
