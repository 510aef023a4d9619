using ReactorGen.Composition;

namespace ReactorGen.Machines;

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Race</c> of two tasks without results.</summary>
public struct RaceAllMachine<TMachine1, TMachine2> : IReactorMachine<int>
    where TMachine1 : struct, IReactorMachine
    where TMachine2 : struct, IReactorMachine
{
    private Racing<More<One<Child<TMachine1>>, Child<TMachine2>>> _race;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second)
    {
        _race.Begin(LateResults.Dispose);
        _race.Children.Rest.Last.Machine = first.Machine;
        _race.Children.Last.Machine = second.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _race.Resume(ref context);

    /// <inheritdoc/>
    public int GetResult() => _race.Winner;

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _race.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Race</c> of three tasks without results.</summary>
public struct RaceAllMachine<TMachine1, TMachine2, TMachine3> : IReactorMachine<int>
    where TMachine1 : struct, IReactorMachine
    where TMachine2 : struct, IReactorMachine
    where TMachine3 : struct, IReactorMachine
{
    private Racing<More<More<One<Child<TMachine1>>, Child<TMachine2>>, Child<TMachine3>>> _race;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third)
    {
        _race.Begin(LateResults.Dispose);
        _race.Children.Rest.Rest.Last.Machine = first.Machine;
        _race.Children.Rest.Last.Machine = second.Machine;
        _race.Children.Last.Machine = third.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _race.Resume(ref context);

    /// <inheritdoc/>
    public int GetResult() => _race.Winner;

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _race.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Race</c> of four tasks without results.</summary>
public struct RaceAllMachine<TMachine1, TMachine2, TMachine3, TMachine4> : IReactorMachine<int>
    where TMachine1 : struct, IReactorMachine
    where TMachine2 : struct, IReactorMachine
    where TMachine3 : struct, IReactorMachine
    where TMachine4 : struct, IReactorMachine
{
    private Racing<More<More<More<One<Child<TMachine1>>, Child<TMachine2>>, Child<TMachine3>>, Child<TMachine4>>> _race;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third, in ReactorTask<TMachine4> fourth)
    {
        _race.Begin(LateResults.Dispose);
        _race.Children.Rest.Rest.Rest.Last.Machine = first.Machine;
        _race.Children.Rest.Rest.Last.Machine = second.Machine;
        _race.Children.Rest.Last.Machine = third.Machine;
        _race.Children.Last.Machine = fourth.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _race.Resume(ref context);

    /// <inheritdoc/>
    public int GetResult() => _race.Winner;

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _race.Describe(ref writer);
}

/// <summary>The machine of a <see cref="ReactorTask"/>.<c>Race</c> of five tasks without results.</summary>
public struct RaceAllMachine<TMachine1, TMachine2, TMachine3, TMachine4, TMachine5> : IReactorMachine<int>
    where TMachine1 : struct, IReactorMachine
    where TMachine2 : struct, IReactorMachine
    where TMachine3 : struct, IReactorMachine
    where TMachine4 : struct, IReactorMachine
    where TMachine5 : struct, IReactorMachine
{
    private Racing<More<More<More<More<One<Child<TMachine1>>, Child<TMachine2>>, Child<TMachine3>>, Child<TMachine4>>, Child<TMachine5>>> _race;

    /// <summary>Takes the tasks.</summary>
    public void Begin(in ReactorTask<TMachine1> first, in ReactorTask<TMachine2> second, in ReactorTask<TMachine3> third, in ReactorTask<TMachine4> fourth, in ReactorTask<TMachine5> fifth)
    {
        _race.Begin(LateResults.Dispose);
        _race.Children.Rest.Rest.Rest.Rest.Last.Machine = first.Machine;
        _race.Children.Rest.Rest.Rest.Last.Machine = second.Machine;
        _race.Children.Rest.Rest.Last.Machine = third.Machine;
        _race.Children.Rest.Last.Machine = fourth.Machine;
        _race.Children.Last.Machine = fifth.Machine;
    }

    /// <inheritdoc/>
    public Poll Resume(scoped ref TaskContext context) => _race.Resume(ref context);

    /// <inheritdoc/>
    public int GetResult() => _race.Winner;

    /// <inheritdoc/>
    public void Describe(ref StackWriter writer) => _race.Describe(ref writer);
}
