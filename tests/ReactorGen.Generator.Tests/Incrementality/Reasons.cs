using Microsoft.CodeAnalysis;
using ReactorGen.Generator.Tests.Harness;
using static ReactorGen.Generator.ReactorTaskGenerator;

namespace ReactorGen.Generator.Tests.Incrementality;

/// <summary>Which outputs of each step were made anew in a run.</summary>
internal sealed class Reasons(GeneratorRunResult result)
{
    /// <summary>Nothing from the model on was made anew.</summary>
    public void AssertNothingLowered()
    {
        AssertNotRun(StepNames.Model);
        AssertNotRun(StepNames.Lowered);
        AssertNotRun(StepNames.Calls);
        AssertNotRun(StepNames.Text);
    }

    /// <summary>No output of the step is new.</summary>
    public void AssertNotRun(string step) => Assert.Equal(0, Changed(step));

    /// <summary>So many outputs of the step are new, and no others.</summary>
    public void AssertChanged(string step, int outputs) => Assert.Equal(outputs, Changed(step));

    /// <summary>The step did not even run: its inputs were the same.</summary>
    public void AssertCached(string step) =>
        Assert.All(Outputs(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

    private int Changed(string step) => Outputs(step).Count(r => r is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New or IncrementalStepRunReason.Removed);

    private List<IncrementalStepRunReason> Outputs(string step)
    {
        List<IncrementalStepRunReason> reasons = [.. GeneratorHarness.StepsOf(result, step).SelectMany(s => s.Outputs).Select(o => o.Reason)];
        Assert.NotEmpty(reasons);
        return reasons;
    }
}
