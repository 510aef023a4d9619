using Microsoft.CodeAnalysis;
using ReactorGen.Language.Tests.Compiling;
using ReactorGen.Language.Tests.Harness;

namespace ReactorGen.Language.Tests;

/// <summary>What a machine does otherwise than an async method, on purpose: line 0.9e of the language.</summary>
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
}
