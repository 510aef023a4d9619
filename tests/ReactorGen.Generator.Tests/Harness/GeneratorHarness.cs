using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ReactorGen.Generator.Tests.Harness;

/// <summary>
/// What every test of the generator goes through, whatever else it asks: the program is generated twice and the second run repeats nothing, no
/// pipeline value holds on to the compilation, no part of ours fails, and the program has exactly the errors and warnings that are expected.
/// </summary>
internal static class GeneratorHarness
{
    public static readonly ImmutableArray<string> Steps =
        [.. typeof(ReactorTaskGenerator.StepNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!)];

    /// <param name="expected">The ids of all errors and warnings, of the compiler's too; each as often as it is reported.</param>
    public static GeneratorRun Run(TestProject project, params string[] expected)
    {
        GeneratorRun run = Observe(project);
        string[] found = [.. run.Problems.Select(d => d.Id).Order(StringComparer.Ordinal)];
        Assert.True(expected.Order(StringComparer.Ordinal).SequenceEqual(found),
            $"Expected [{string.Join(", ", expected)}], found:\n{string.Join("\n", run.Problems)}\n{run.Listing(run.Problems.Select(d => d.Location.SourceTree?.FilePath))}");
        return run;
    }

    public static GeneratorRun Run(string source, params string[] expected) => Run(TestProject.Of(source), expected);

    /// <summary>As <see cref="Run(TestProject, string[])"/>, with whatever errors the program has.</summary>
    public static GeneratorRun Observe(TestProject project)
    {
        CSharpCompilation input = project.Compile();
        GeneratorDriver driver = CreateDriver(project).RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> failures);
        Assert.Empty(failures);
        GeneratorRunResult first = Single(driver);
        AssertHoldsNoCompilation(first);

        GeneratorRunResult second = Single(driver.RunGenerators(input.Clone()));
        AssertRepeatsNothing(second);
        Assert.Equal(first.GeneratedSources.Select(s => s.SourceText.ToString()), second.GeneratedSources.Select(s => s.SourceText.ToString()));
        Assert.All(first.GeneratedSources, s => Assert.DoesNotContain('\r', s.SourceText.ToString()));

        var run = new GeneratorRun(project, driver, input, output, first, Analyze(output));
        Assert.DoesNotContain(run.Diagnostics, d => d.Id is "AD0001" or "CS8785" or "RG0033");
        return run;
    }

    public static GeneratorDriver CreateDriver(TestProject project) => CSharpGeneratorDriver.Create(
        [new ReactorTaskGenerator().AsSourceGenerator()], parseOptions: project.Options, optionsProvider: new TestOptions(project.MapsLines),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorRunResult Single(GeneratorDriver driver) => Assert.Single(driver.GetRunResult().Results);

    /// <summary>The diagnostics of the compiler and the analyzer that a build would show: those that a suppressor or pragma silences are left out.</summary>
    public static ImmutableArray<Diagnostic> Analyze(Compilation output) => output
        .WithAnalyzers([new ReactorTaskAnalyzer(), new ReactorTaskSuppressor()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false))
        .GetAllDiagnosticsAsync().GetAwaiter().GetResult()
        .Where(d => d is { IsSuppressed: false, Severity: not DiagnosticSeverity.Hidden }).ToImmutableArray();

    private static void AssertRepeatsNothing(GeneratorRunResult result)
    {
        foreach (string step in Steps)
        foreach (IncrementalGeneratorRunStep run in StepsOf(result, step))
        foreach ((object _, IncrementalStepRunReason reason) in run.Outputs)
            Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"Step {step} was {reason} though nothing had changed.");
    }

    private static void AssertHoldsNoCompilation(GeneratorRunResult result)
    {
        foreach (string step in Steps)
        foreach (IncrementalGeneratorRunStep run in StepsOf(result, step))
        foreach ((object value, IncrementalStepRunReason _) in run.Outputs)
            PipelineValues.AssertPure(value, step);
    }

    public static ImmutableArray<IncrementalGeneratorRunStep> StepsOf(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs) ? runs : [];
}
