using ReactorGen.Machines;
using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <summary>
/// Runs a few tasks over the shipped protocol of a primitive in every order of its sections under the lock. One thread plays all: where an operation has left
/// the lock, and where it wakes, any others may go first, to the end of their operations. (What is left of an operation then is a loop that looks afresh and
/// remembers nothing, so that two that overlap in another way are the same as two of these.) A wake arrives at once or at any time later. What follows a
/// state is explored once; where operations are under way, which and where they stand is part of the state.
/// </summary>
internal sealed partial class SyncModel
{
    private const int ScheduleLimit = 300_000;

    [ThreadStatic]
    private static SyncModel? t_current;

    private readonly List<(int Taken, int Of)> _choices;
    private readonly List<string> _trace = [];
    private readonly List<Actor> _actors = [];
    private readonly List<Actor> _wakes = [];
    private readonly HashSet<UInt128> _seen;
    private readonly SyncFault? _fault;
    private readonly List<string> _underWay = [];
    private int _position;

    private SyncModel(List<(int, int)> choices, HashSet<UInt128> seen, SyncFault? fault)
    {
        _choices = choices;
        _seen = seen;
        _fault = fault;
    }

    /// <summary>The lock of the primitive.</summary>
    internal Lock? Lock { get; set; }

    /// <summary>All that the tasks share.</summary>
    internal object? World { get; set; }

    /// <summary>What is wrong with the code under test, if anything.</summary>
    internal readonly struct Faults : ISyncFaults
    {
        public static bool Has(SyncFault fault) => t_current?._fault == fault;

        public static void Between() => t_current?.LetOthersGo("between");
    }

    /// <summary>Adds a task.</summary>
    internal T Add<T>(T actor) where T : Actor
    {
        _actors.Add(actor);
        return actor;
    }

    /// <summary>A wake for nothing, at any time.</summary>
    internal void AddSpuriousWake(Actor actor) => _wakes.Add(actor);

    /// <summary>Explores every schedule.</summary>
    /// <param name="scenario">Adds the tasks; returns the check of the end.</param>
    /// <param name="fault">What is wrong.</param>
    internal static (int Schedules, string? Violation) Explore(Func<SyncModel, Action> scenario, SyncFault? fault = null)
    {
        var choices = new List<(int Taken, int Of)>();
        var seen = new HashSet<UInt128>();
        for (int schedules = 1; ; schedules++)
        {
            Assert.True(schedules < ScheduleLimit, "too many schedules: make the scenario smaller");
            var model = new SyncModel(choices, seen, fault);
            if (model.RunOnce(scenario) is { } violation) return (schedules, violation);
            while (choices.Count > 0 && choices[^1].Taken + 1 == choices[^1].Of) choices.RemoveAt(choices.Count - 1);
            if (choices.Count == 0) return (schedules, null);
            choices[^1] = (choices[^1].Taken + 1, choices[^1].Of);
        }
    }

    internal static void Require(bool condition, string message)
    {
        if (!condition) throw new ViolationException(message);
    }

    private string? RunOnce(Func<SyncModel, Action> scenario)
    {
        t_current = this;
        try
        {
            Action check = scenario(this);
            while (!IsKnown())
            {
                if (TakeAction(mayStop: false)) continue;
                CheckEnd(check);
                break;
            }
            return null;
        }
        catch (KnownException)
        {
            return null;
        }
        catch (ViolationException violation)
        {
            return $"{violation.Message}{Environment.NewLine}{string.Join(Environment.NewLine, _trace)}";
        }
        finally
        {
            t_current = null;
        }
    }

    private void CheckEnd(Action check)
    {
        foreach (Actor actor in _actors) Require(actor.IsOver, $"{actor.Name} waits for ever");
        check();
    }

    // Only where the schedule is new: on the way there, every state is one that was seen.
    private bool IsKnown()
    {
        if (_position < _choices.Count) return false;
        var hash = new StateHash();
        hash.AddFields(World!);
        foreach (Actor actor in _actors) hash.AddFields(actor);
        foreach (string name in _wakes.Select(wake => wake.Name).Order()) hash.Add(name);
        foreach (string operation in _underWay) hash.Add(operation);
        return !_seen.Add(hash.Value);
    }

    private void LetOthersGo(string where)
    {
        _underWay.Add(where);
        do
        {
            if (IsKnown()) throw new KnownException();
        }
        while (TakeAction(mayStop: true));
        _underWay.RemoveAt(_underWay.Count - 1);
    }

    private void Woken(Actor actor)
    {
        Require(Lock is not { IsHeldByCurrentThread: true }, $"{actor.Name} is woken under the lock");
        _wakes.Add(actor);
        LetOthersGo(actor.Name);
    }

    private bool TakeAction(bool mayStop)
    {
        var actions = new List<(string What, Action Do)>();
        foreach (Actor actor in _actors)
        {
            if (actor.CanRun) actions.Add(($"{actor.Name} runs", actor.Run));
            if (actor.CanCancel) actions.Add(($"{actor.Name} is cancelled", actor.Cancel));
            if (actor.CanGiveUp) actions.Add(($"{actor.Name} is given up", actor.GiveUp));
        }
        for (int i = 0; i < _wakes.Count; i++)
        {
            int at = i;
            if (_wakes.IndexOf(_wakes[i]) == i) actions.Add(($"{_wakes[i].Name} is woken", () => Deliver(at)));
        }
        if (actions.Count == 0) return false;
        int choice = Choose(actions.Count + (mayStop ? 1 : 0));
        if (mayStop && choice-- == 0) return false;
        _trace.Add(new string(' ', _underWay.Count) + actions[choice].What);
        _underWay.Add(actions[choice].What);
        actions[choice].Do();
        _underWay.RemoveAt(_underWay.Count - 1);
        return true;
    }

    private void Deliver(int at)
    {
        Actor actor = _wakes[at];
        _wakes.RemoveAt(at);
        actor.Notify();
    }

    private int Choose(int of)
    {
        if (of == 1) return 0;
        if (_position == _choices.Count) _choices.Add((0, of));
        return _choices[_position++].Taken;
    }

    private sealed class KnownException : Exception;

    private sealed class ViolationException(string message) : Exception(message);
}
