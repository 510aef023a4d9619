using System.Globalization;

namespace ReactorGen.Language.Tests.Harness;

/// <summary>How often a suspension point really suspends.</summary>
public enum PauseMode
{
    /// <summary>Every suspension point completes at once.</summary>
    Never,

    /// <summary>Every one suspends once.</summary>
    Once,

    /// <summary>The first suspends once, the second twice, the third not at all, and so on.</summary>
    Irregularly,
}

/// <summary>One run of one program: what its leaves share, in both forms.</summary>
public sealed class LeafRun(PauseMode mode, int cancelAt = 0)
{
    private const int Limit = 20_000;

    [ThreadStatic]
    private static LeafRun? _current;

    /// <summary>The run of this thread. Programs run on one thread each.</summary>
    public static LeafRun Current
    {
        get => _current ?? throw new InvalidOperationException("No program runs on this thread.");
        set => _current = value;
    }

    public Trace Trace { get; } = new();

    /// <summary>How many suspension points have been reached.</summary>
    public int Pauses { get; private set; }

    /// <summary>Continuations of the async form.</summary>
    public Queue<Action> Ready { get; } = new();

    /// <summary>A suspension point is reached: its number, from 1.</summary>
    public int Reach(object? value)
    {
        if (++Pauses > Limit) throw new RunawayException($"more than {Limit} suspensions");
        Trace.Log($"pause {Pauses}{Describe(value)}");
        return Pauses;
    }

    /// <summary>How often the suspension point with this number suspends before it completes.</summary>
    public int Suspensions(int number) => mode switch
    {
        PauseMode.Never => 0,
        PauseMode.Once => 1,
        _ => number % 3,
    };

    /// <summary>A suspension point completes, unless the run cancels there.</summary>
    public void Complete(int number)
    {
        if (number != cancelAt) return;
        Trace.Log($"cancel {number}");
        throw new OperationCanceledException($"cancelled at pause {number}");
    }

    // Of simple values only: a ToString of the program's must not run because the harness looks.
    private static string Describe(object? value) => value switch
    {
        string text => $" \"{text}\"",
        IConvertible simple => " " + simple.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };
}
