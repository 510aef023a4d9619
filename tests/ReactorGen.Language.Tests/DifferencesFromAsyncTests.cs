using Microsoft.CodeAnalysis;
using ReactorGen.Language.Tests.Compiling;
using ReactorGen.Language.Tests.Harness;

namespace ReactorGen.Language.Tests;

/// <summary>What a machine does otherwise than an async method, on purpose: line 0.9e of the language, and what an async method cannot be.</summary>
[Collection("Programs")]
public sealed class DifferencesFromAsyncTests
{
    private const string Text = """
        using ReactorGen;

        namespace Corpus.Differences.Filters;

        public static partial class Program
        {
            private static bool Filter(Trace t)
            {
                t.Log("filter of the caller");
                return true;
            }

            [ReactorTask]
            private static partial void Callee(Trace t)
            {
                try
                {
                    Pause();
                    throw new Boom("thrown");
                }
                finally
                {
                    t.Log("finally of the callee");
                }
            }

            [ReactorTask]
            public static partial void Main(Trace t)
            {
                try
                {
                    Callee(t);
                }
                catch (Boom) when (Filter(t))
                {
                    t.Log("caught");
                }
            }
        }
        """;

    /// <summary>Nothing catches and throws again between the callee and its caller, so the order is that of plain calls; await has another.</summary>
    [Theory]
    [InlineData(PauseMode.Never)]
    [InlineData(PauseMode.Once)]
    public void A_filter_of_the_caller_runs_before_the_finally_of_the_callee(PauseMode mode)
    {
        var program = CorpusProgram.Parse("Differences/Filters", Text);
        var machine = Outcome.Of(MachineForm.Of("Differences", [program], OptimizationLevel.Release).Built.EntryOf(program, OptimizationLevel.Release), mode);
        var async = Outcome.Of(AsyncForm.Of([program], OptimizationLevel.Release).Built.EntryOf(program, OptimizationLevel.Release), mode);
        Assert.Equal(["pause 1", "filter of the caller", "finally of the callee", "caught", "end"], machine.Lines);
        Assert.Equal(["pause 1", "finally of the callee", "filter of the caller", "caught", "end"], async.Lines);
    }

    private const string Conditional = """
        #define CHECKED
        using ReactorGen;
        using Conditional = System.Diagnostics.ConditionalAttribute;

        namespace Corpus.Differences.ConditionalTasks;

        public static partial class Program
        {
            [ReactorTask, Conditional("CHECKED")]
            private static partial void Check(Trace t, int x)
            {
                Pause();
                t.Log("check " + x);
            }

            [ReactorTask, Conditional("AUDITED")]
            private static partial void Audit(Trace t, int x)
            {
                Pause();
                t.Log("audit " + x);
            }

            [ReactorTask]
            public static partial void Main(Trace t)
            {
                Check(t, Pause(1));
                Audit(t, t.V("a", Pause(2)));
                if (t.Is("b", true)) Audit(t, 3);
                else Check(t, 4);
            }
        }
        """;

    /// <summary>An async method cannot be conditional, since it has a result. The call of a task is dropped as that of any other method without one.</summary>
    [Fact]
    public void A_call_of_a_conditional_task_is_dropped_with_its_arguments()
    {
        var program = CorpusProgram.Parse("Differences/ConditionalTasks", Conditional);
        var machine = Outcome.Of(MachineForm.Of("DifferencesConditional", [program], OptimizationLevel.Release).Built.EntryOf(program, OptimizationLevel.Release), PauseMode.Once);
        Assert.Equal(["pause 1 1", "pause 2", "check 1", "eval b", "end"], machine.Lines);
    }
}
