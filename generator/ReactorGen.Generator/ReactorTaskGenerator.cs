using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Binding;
using ReactorGen.Generator.Lowering;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator;

/// <summary>
/// Turns the bodies of <c>[ReactorTask]</c> methods into machines, in named steps: bind, lower, find the callees that need a box, print, stamp
/// the positions. Reports nothing: the analyzer does.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ReactorTaskGenerator : IIncrementalGenerator
{
    /// <summary>The names of the steps, for tests that ask why one ran.</summary>
    public static class StepNames
    {
        /// <summary>Syntax and symbols to a model and positions.</summary>
        public const string Bound = nameof(Bound);

        /// <summary>The model alone.</summary>
        public const string Model = nameof(Model);

        /// <summary>The model after all passes.</summary>
        public const string Lowered = nameof(Lowered);

        /// <summary>Who calls whom, for recursion and sizes.</summary>
        public const string Calls = nameof(Calls);

        /// <summary>The generated file, without positions.</summary>
        public const string Text = nameof(Text);

        /// <summary>The generated file.</summary>
        public const string Stamped = nameof(Stamped);
    }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<BindResult> bound = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is CompilationUnitSyntax, static (file, cancel) => BodyCache.BindAll(file.Node.SyntaxTree, file.SemanticModel.Compilation, cancel))
            .SelectMany(static (results, _) => results)
            .WithTrackingName(StepNames.Bound);

        IncrementalValuesProvider<TaskModel> models = bound.Select(static (result, _) => new TaskModel(result.Task, result.Stub)).WithTrackingName(StepNames.Model);
        IncrementalValuesProvider<LoweredModel> lowered = models.Select(static (model, _) => GenerationSteps.Lower(model)).WithTrackingName(StepNames.Lowered);

        // Recursion and sizes are matters of all tasks together; each task then sees only what concerns it.
        IncrementalValueProvider<CallGraph> calls = lowered.Where(static model => model.Task is not null).Select(static (model, _) => CallNode.Of(model.Task!))
            .Collect().Select(static (nodes, _) => CallGraph.Build(nodes)).WithTrackingName(StepNames.Calls);
        // Always one value with all of the others. The other way round, each of many with one, the driver loses a value in the run after one
        // in which a file had fewer tasks than before.
        IncrementalValuesProvider<UnstampedText> texts = calls.Combine(lowered.Collect())
            .SelectMany(static (pair, _) => pair.Right.Select(model => GenerationSteps.Box(model, pair.Left)))
            .Select(static (boxed, _) => GenerationSteps.Print(boxed)).WithTrackingName(StepNames.Text);

        // Positions come in last, so that a line added above a method repeats nothing but this step.
        IncrementalValueProvider<PositionTable> positions = bound.Select(static (result, _) => result.Positions).Collect().Select(static (all, _) => new PositionTable(all));
        IncrementalValueProvider<bool> mapsLines = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => GenerationSteps.MapsLines(options.GlobalOptions));
        IncrementalValuesProvider<GeneratedText> stamped = positions.Combine(mapsLines).Combine(texts.Collect())
            .SelectMany(static (all, _) => GenerationSteps.StampInputs(all.Right, all.Left.Left, all.Left.Right))
            .Select(static (input, _) => GenerationSteps.Stamp(input)).WithTrackingName(StepNames.Stamped);
        context.RegisterSourceOutput(stamped, static (output, text) => output.AddSource(text.HintName, text.Text));
    }
}
