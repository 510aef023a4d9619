using ReactorGen.Composition;

namespace ReactorGen.Machines;

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Race</c> of two tasks with results of any types.</summary>
public struct RaceResultsMachine<TMachine1, TResult1, TMachine2, TResult2> : IReactorMachine<Raced<TResult1, TResult2>>
    where TMachine1 : struct, IReactorMachine<TResult1>
    where TMachine2 : struct, IReactorMachine<TResult2>
{
    private Racing<More<One<Child<TMachine1, TResult1>>, Child<TMachine2, TResult2>>> _race;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, LateResults late = LateResults.Dispose)
    {
        _race.Begin(late);
        _race.Children.Rest.Last.Machine = first.Machine;
        _race.Children.Last.Machine = second.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _race.Resume(ref context);

    /// <inheritdoc/>
    public Raced<TResult1, TResult2> GetResult()
    {
        var raced = new Raced<TResult1, TResult2>(_race.Winner);
        if (_race.HasResult(0)) raced.SetFirst(_race.Children.Rest.Last.Take());
        if (_race.HasResult(1)) raced.SetSecond(_race.Children.Last.Take());
        return raced;
    }

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _race.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Race</c> of three tasks with results of any types.</summary>
public struct RaceResultsMachine<TMachine1, TResult1, TMachine2, TResult2, TMachine3, TResult3> : IReactorMachine<Raced<TResult1, TResult2, TResult3>>
    where TMachine1 : struct, IReactorMachine<TResult1>
    where TMachine2 : struct, IReactorMachine<TResult2>
    where TMachine3 : struct, IReactorMachine<TResult3>
{
    private Racing<More<More<One<Child<TMachine1, TResult1>>, Child<TMachine2, TResult2>>, Child<TMachine3, TResult3>>> _race;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third, LateResults late = LateResults.Dispose)
    {
        _race.Begin(late);
        _race.Children.Rest.Rest.Last.Machine = first.Machine;
        _race.Children.Rest.Last.Machine = second.Machine;
        _race.Children.Last.Machine = third.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _race.Resume(ref context);

    /// <inheritdoc/>
    public Raced<TResult1, TResult2, TResult3> GetResult()
    {
        var raced = new Raced<TResult1, TResult2, TResult3>(_race.Winner);
        if (_race.HasResult(0)) raced.SetFirst(_race.Children.Rest.Rest.Last.Take());
        if (_race.HasResult(1)) raced.SetSecond(_race.Children.Rest.Last.Take());
        if (_race.HasResult(2)) raced.SetThird(_race.Children.Last.Take());
        return raced;
    }

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _race.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Race</c> of four tasks with results of any types.</summary>
public struct RaceResultsMachine<TMachine1, TResult1, TMachine2, TResult2, TMachine3, TResult3, TMachine4, TResult4> : IReactorMachine<Raced<TResult1, TResult2, TResult3, TResult4>>
    where TMachine1 : struct, IReactorMachine<TResult1>
    where TMachine2 : struct, IReactorMachine<TResult2>
    where TMachine3 : struct, IReactorMachine<TResult3>
    where TMachine4 : struct, IReactorMachine<TResult4>
{
    private Racing<More<More<More<One<Child<TMachine1, TResult1>>, Child<TMachine2, TResult2>>, Child<TMachine3, TResult3>>, Child<TMachine4, TResult4>>> _race;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third, in ReactorTask<TMachine4, TResult4> fourth, LateResults late = LateResults.Dispose)
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
    public Raced<TResult1, TResult2, TResult3, TResult4> GetResult()
    {
        var raced = new Raced<TResult1, TResult2, TResult3, TResult4>(_race.Winner);
        if (_race.HasResult(0)) raced.SetFirst(_race.Children.Rest.Rest.Rest.Last.Take());
        if (_race.HasResult(1)) raced.SetSecond(_race.Children.Rest.Rest.Last.Take());
        if (_race.HasResult(2)) raced.SetThird(_race.Children.Rest.Last.Take());
        if (_race.HasResult(3)) raced.SetFourth(_race.Children.Last.Take());
        return raced;
    }

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _race.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Race</c> of five tasks with results of any types.</summary>
public struct RaceResultsMachine<TMachine1, TResult1, TMachine2, TResult2, TMachine3, TResult3, TMachine4, TResult4, TMachine5, TResult5> : IReactorMachine<Raced<TResult1, TResult2, TResult3, TResult4, TResult5>>
    where TMachine1 : struct, IReactorMachine<TResult1>
    where TMachine2 : struct, IReactorMachine<TResult2>
    where TMachine3 : struct, IReactorMachine<TResult3>
    where TMachine4 : struct, IReactorMachine<TResult4>
    where TMachine5 : struct, IReactorMachine<TResult5>
{
    private Racing<More<More<More<More<One<Child<TMachine1, TResult1>>, Child<TMachine2, TResult2>>, Child<TMachine3, TResult3>>, Child<TMachine4, TResult4>>, Child<TMachine5, TResult5>>> _race;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1, TResult1> first, in ReactorTask<TMachine2, TResult2> second, in ReactorTask<TMachine3, TResult3> third, in ReactorTask<TMachine4, TResult4> fourth, in ReactorTask<TMachine5, TResult5> fifth, LateResults late = LateResults.Dispose)
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
    public Raced<TResult1, TResult2, TResult3, TResult4, TResult5> GetResult()
    {
        var raced = new Raced<TResult1, TResult2, TResult3, TResult4, TResult5>(_race.Winner);
        if (_race.HasResult(0)) raced.SetFirst(_race.Children.Rest.Rest.Rest.Rest.Last.Take());
        if (_race.HasResult(1)) raced.SetSecond(_race.Children.Rest.Rest.Rest.Last.Take());
        if (_race.HasResult(2)) raced.SetThird(_race.Children.Rest.Rest.Last.Take());
        if (_race.HasResult(3)) raced.SetFourth(_race.Children.Rest.Last.Take());
        if (_race.HasResult(4)) raced.SetFifth(_race.Children.Last.Take());
        return raced;
    }

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _race.Describe(ref writer);
}
