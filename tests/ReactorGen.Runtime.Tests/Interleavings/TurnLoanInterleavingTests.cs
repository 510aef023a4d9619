using ReactorGen.Executors;
using Xunit.Abstractions;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>The shipped word of a turn that is lent, under every interleaving with the worker that runs the last task; then each of its fences weakened.</summary>
public sealed class TurnLoanInterleavingTests(ITestOutputHelper output)
{
    private const int Loan = 0;
    private const int Announced = 1;
    private const int Ended = 2;
    private const int GivenBack = 0;
    private const int Holders = 1;

    /// <summary>Each access of the word as a step of the model.</summary>
    private readonly struct ModelAccess : ITurnAccess
    {
        public static int Read(ref int word, TurnSite site) => (int)ModelRun.Current.Read(Loan, site.ToString());

        public static int Exchange(ref int word, int value, TurnSite site)
        {
            ModelRun run = ModelRun.Current;
            if (!IsWeak(site)) return (int)run.Exchange(Loan, value, site.ToString());
            int before = (int)run.Read(Loan, $"{site} (load)");
            run.Store(Loan, value, $"{site} (store)");
            return before;
        }

        public static bool CompareExchange(ref int word, int value, int expected, TurnSite site)
        {
            ModelRun run = ModelRun.Current;
            if (IsWeak(site))
            {
                if (run.Read(Loan, $"{site} (load)") != expected) return false;
                run.Store(Loan, value, $"{site} (store)");
                return true;
            }
            return run.Fenced(site.ToString(), state =>
            {
                if (state.Memory[Loan] != expected) return 0;
                state.Memory[Loan] = value;
                return 1;
            }) != 0;
        }

        private static bool IsWeak(TurnSite site) => ModelRun.Current.Mutation is Mutation.NotAtomic weak && weak.Site == site.ToString();
    }

    private Exploration Explore(Mutation? mutation, bool takesBack = false, int workers = 1)
    {
        TurnLoan<ModelAccess> loan = default;
        Explorer explorer = new(new ModelState(memory: 3, world: 2, Explorer.ThreadLimit), mutation);
        explorer.Thread("reactor", _ =>
        {
            ModelRun run = ModelRun.Current;
            Hold();
            run.Exchange(Announced, 1, "announce");
            LetGo();
            loan.Lend();
            bool own = run.Read(Ended, "look whether its step has ended") != 0 && loan.TryTakeBack();
            if (!own && takesBack) own = loan.TryTakeBack();        // after a millisecond
            if (own) Hold();
            else run.Fenced("sleep", state => state.World[GivenBack] != 0 ? 0 : null);
            ModelViolationException.ThrowIf(!own && !loan.IsOwn, "The thread was told that it has the turn, and has not.");
        });
        for (int i = 0; i < workers; i++)
        {
            explorer.Thread($"worker {i}", _ =>
            {
                ModelRun run = ModelRun.Current;
                run.Exchange(Ended, 1, "end the step");
                if (run.Read(Announced, "is it the one announced?") == 0 || !loan.TryBorrow()) return;
                Hold();
                LetGo();
                loan.GiveBack();
                run.Fenced("tell the thread", state => state.World[GivenBack] = 1);
            });
        }
        Exploration result = explorer.Explore();
        output.WriteLine($"{result.States} states, {result.Steps} steps, {result.Ends} ends{Environment.NewLine}{result.Violation}");
        return result;
    }

    private static void Hold() => ModelViolationException.ThrowIf(
        ModelRun.Current.Fenced("has the turn", state => ++state.World[Holders]) != 1, "Two threads have the turn.");

    private static void LetGo() => ModelRun.Current.Fenced("is about to give the turn away", state => --state.World[Holders]);

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 2)]
    public void A_turn_that_was_lent_comes_back_and_is_never_two_threads(bool takesBack, int workers)
    {
        Exploration result = Explore(null, takesBack, workers);
        Assert.Null(result.Violation);
        Assert.True(result.Ends > 0);
    }

    [Theory]
    [InlineData(nameof(TurnSite.Lend), false)]
    [InlineData(nameof(TurnSite.Borrow), true)]
    [InlineData(nameof(TurnSite.TakeBack), true)]
    public void Each_change_must_be_atomic(string site, bool takesBack) =>
        Assert.NotNull(Explore(new Mutation.NotAtomic(site), takesBack, workers: 2).Violation);
}
