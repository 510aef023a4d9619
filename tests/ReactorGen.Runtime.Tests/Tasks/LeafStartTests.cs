using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests.Tasks;

/// <summary>
/// A leaf of the user's that has <c>Start</c>, with the parameters of <c>Begin</c> behind the context, is started by it alone; one whose <c>Start</c> is anything else is begun and resumed.
/// </summary>
public sealed partial class LeafStartTests
{
    /// <summary>Waits once, and notes how it is called.</summary>
    private struct Steps
    {
        private List<string> _log;
        private bool _waits;

        public void Begin(List<string> log)
        {
            _log = log;
            _waits = false;
            log.Add("Begin");
        }

        public Poll Start(scoped ref TaskContext context, List<string> log)
        {
            _log = log;
            log.Add("Start");
            _waits = true;
            context.Waker.Wake();
            return Poll.Pending;
        }

        public Poll Resume(scoped ref TaskContext context)
        {
            _log.Add("Resume");
            if (_waits) return Poll.Ready;
            _waits = true;
            context.Waker.Wake();
            return Poll.Pending;
        }
    }

    internal struct Started : IReactorMachine<int>
    {
        private Steps _steps;
        private int _result;

        public void Begin(List<string> log, int result) => _steps.Begin(log);

        public Poll Start(scoped ref TaskContext context, List<string> log, int result)
        {
            _result = result;
            return _steps.Start(ref context, log);
        }

        public Poll Resume(scoped ref TaskContext context) => _steps.Resume(ref context);

        public readonly int GetResult() => _result;

        public readonly void Describe(ref StackWriter writer) => writer.Leaf("a step");
    }

    internal struct StartedAtOnce : IReactorMachine
    {
        public readonly void Begin(List<string> log) => log.Add("Begin");

        public readonly Poll Start(scoped ref TaskContext context, List<string> log)
        {
            log.Add("Start");
            return Poll.Ready;
        }

        public readonly Poll Resume(scoped ref TaskContext context) => throw new InvalidOperationException();

        public readonly void Describe(ref StackWriter writer) => writer.Leaf("nothing");
    }

    internal struct OtherName : IReactorMachine
    {
        private Steps _steps;

        public void Begin(List<string> log) => _steps.Begin(log);

        public Poll Start(scoped ref TaskContext context, List<string> trace) => _steps.Start(ref context, trace);

        public Poll Resume(scoped ref TaskContext context) => _steps.Resume(ref context);

        public readonly void Describe(ref StackWriter writer) => writer.Leaf("a step");
    }

    internal struct NoPoll : IReactorMachine
    {
        private Steps _steps;

        public void Begin(List<string> log) => _steps.Begin(log);

        public void Start(scoped ref TaskContext context, List<string> log) => _steps.Start(ref context, log);

        public Poll Resume(scoped ref TaskContext context) => _steps.Resume(ref context);

        public readonly void Describe(ref StackWriter writer) => writer.Leaf("a step");
    }

    internal struct OneMore : IReactorMachine
    {
        private Steps _steps;

        public void Begin(List<string> log) => _steps.Begin(log);

        public Poll Start(scoped ref TaskContext context, List<string> log, int more = 0) => more == 0 ? _steps.Start(ref context, log) : Poll.Ready;

        public Poll Resume(scoped ref TaskContext context) => _steps.Resume(ref context);

        public readonly void Describe(ref StackWriter writer) => writer.Leaf("a step");
    }

    internal struct ContextLast : IReactorMachine
    {
        private Steps _steps;

        public void Begin(List<string> log) => _steps.Begin(log);

        public Poll Start(List<string> log, scoped ref TaskContext context) => _steps.Start(ref context, log);

        public Poll Resume(scoped ref TaskContext context) => _steps.Resume(ref context);

        public readonly void Describe(ref StackWriter writer) => writer.Leaf("a step");
    }

    internal struct Hidden : IReactorMachine
    {
        private Steps _steps;

        public void Begin(List<string> log) => _steps.Begin(log);

        public Poll Resume(scoped ref TaskContext context) => _steps.Resume(ref context);

        public readonly void Describe(ref StackWriter writer) => writer.Leaf("a step");

#pragma warning disable IDE0051 // what is not to be called is tried
        private Poll Start(scoped ref TaskContext context, List<string> log) => _steps.Start(ref context, log);
#pragma warning restore IDE0051
    }

    internal struct Static : IReactorMachine
    {
        private Steps _steps;

        public void Begin(List<string> log) => _steps.Begin(log);

        public static Poll Start(scoped ref TaskContext context, List<string> log)
        {
            log.Add("Start");
            return Poll.Ready;
        }

        public Poll Resume(scoped ref TaskContext context) => _steps.Resume(ref context);

        public readonly void Describe(ref StackWriter writer) => writer.Leaf("a step");
    }

#pragma warning disable IDE0060 // their machines take the parameters
    [ReactorTask(Machine = typeof(Started))]
    private static int WaitStarted(List<string> log, int result) => throw new NotSupportedException();

    [ReactorTask(Machine = typeof(StartedAtOnce))]
    private static void PassStarted(List<string> log) => throw new NotSupportedException();

    [ReactorTask(Machine = typeof(OtherName))]
    private static void WaitOtherName(List<string> log) => throw new NotSupportedException();

    [ReactorTask(Machine = typeof(NoPoll))]
    private static void WaitNoPoll(List<string> log) => throw new NotSupportedException();

    [ReactorTask(Machine = typeof(OneMore))]
    private static void WaitOneMore(List<string> log) => throw new NotSupportedException();

    [ReactorTask(Machine = typeof(ContextLast))]
    private static void WaitContextLast(List<string> log) => throw new NotSupportedException();

    [ReactorTask(Machine = typeof(Hidden))]
    private static void WaitHidden(List<string> log) => throw new NotSupportedException();

    [ReactorTask(Machine = typeof(Static))]
    private static void WaitStatic(List<string> log) => throw new NotSupportedException();
#pragma warning restore IDE0060

    [ReactorTask]
    private static partial void Call(string leaf, List<string> log)
    {
        switch (leaf)
        {
            case nameof(Started): Assert.Equal(7, WaitStarted(log, 7)); break;
            case nameof(StartedAtOnce): PassStarted(log); break;
            case nameof(OtherName): WaitOtherName(log); break;
            case nameof(NoPoll): WaitNoPoll(log); break;
            case nameof(OneMore): WaitOneMore(log); break;
            case nameof(ContextLast): WaitContextLast(log); break;
            case nameof(Hidden): WaitHidden(log); break;
            default: WaitStatic(log); break;
        }
    }

    [Theory]
    [InlineData(nameof(Started), "Start, Resume")]
    [InlineData(nameof(StartedAtOnce), "Start")]
    [InlineData(nameof(OtherName), "Begin, Resume, Resume")]
    [InlineData(nameof(NoPoll), "Begin, Resume, Resume")]
    [InlineData(nameof(OneMore), "Begin, Resume, Resume")]
    [InlineData(nameof(ContextLast), "Begin, Resume, Resume")]
    [InlineData(nameof(Hidden), "Begin, Resume, Resume")]
    [InlineData(nameof(Static), "Begin, Resume, Resume")]
    public void A_leaf_is_started_by_what_has_the_form_of_Start_and_by_nothing_else(string leaf, string calls)
    {
        using var executor = new LocalExecutor();
        var log = new List<string>();
        executor.Run(CallTask(leaf, log));
        Assert.Equal(calls, string.Join(", ", log));
    }
}
