using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ReactorGen.Generator.Binding;
using ReactorGen.Generator.Emit;
using ReactorGen.Generator.Lowering;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator;

/// <summary>A task or its stub, without positions.</summary>
internal sealed record TaskModel(BoundTask? Task, StubTask? Stub);

/// <summary>A lowered task, or a stub where binding or lowering found a problem.</summary>
/// <param name="Keeper">The task before lowering, where it keeps others in variables, which may need boxes.</param>
internal sealed record LoweredModel(LoweredTask? Task, StubTask? Stub, BoundTask? Keeper = null);

/// <summary>A lowered task with the keys of the callees it has to box.</summary>
internal sealed record BoxedModel(LoweredModel Model, EquatableArray<string> Boxed);

/// <summary>A file whose positions are still marks.</summary>
internal sealed record UnstampedText(string HintName, string Text);

internal sealed record StampInput(UnstampedText Text, PositionMap? Positions, bool MapsLines);

/// <summary>A file as it is added to the compilation.</summary>
internal sealed record GeneratedText(string HintName, string Text);

/// <summary>The positions of all tasks, by the name of the file they go into. Compared by its users piece by piece, never whole.</summary>
internal sealed class PositionTable(ImmutableArray<PositionMap> maps)
{
    private readonly Dictionary<string, PositionMap> _byHintName = Index(maps);

    public PositionMap? Of(string hintName) => _byHintName.TryGetValue(hintName, out PositionMap? map) ? map : null;

    private static Dictionary<string, PositionMap> Index(ImmutableArray<PositionMap> maps)
    {
        var index = new Dictionary<string, PositionMap>();
        foreach (PositionMap map in maps) index[map.HintName] = map;
        return index;
    }
}

/// <summary>What the generator's steps do with one value.</summary>
internal static class GenerationSteps
{
    public static LoweredModel Lower(TaskModel model)
    {
        if (model.Task is null) return new LoweredModel(null, model.Stub);
        LowerResult result = LoweringPipeline.Lower(model.Task);
        if (result.Task is not null) return new LoweredModel(result.Task, null, KeptTasks.Any(result.Task) ? model.Task : null);
        Problem problem = result.Problems[0];
        string message = string.Format(System.Globalization.CultureInfo.InvariantCulture, Diagnostics.ById[problem.Id].MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture), problem.Argument, problem.Argument2);
        return new LoweredModel(null, new StubTask(model.Task.Signature, $"{problem.Id}: {message}"));
    }

    public static BoxedModel Box(LoweredModel model, CallGraph calls)
    {
        if (model.Task is null) return new BoxedModel(model, EquatableArray<string>.Empty);
        if (model.Keeper is { } keeper && calls.BoxedKept.Count > 0)
        {
            BoundTask boxed = KeptTasks.Boxed(keeper, machine => calls.BoxesKept(keeper.Signature.MachineKey, machine));
            if (!boxed.Slots.Equals(keeper.Slots)) model = Lower(new TaskModel(boxed, null));
        }
        return new BoxedModel(model, model.Task is null ? EquatableArray<string>.Empty : calls.BoxedBy(model.Task));
    }

    public static UnstampedText Print(BoxedModel boxed)
    {
        if (boxed.Model.Task is { } task)
            return new UnstampedText(task.Signature.HintName, TaskWriter.Write(task, callee => boxed.Boxed.Contains(callee.MachineKey)));
        return new UnstampedText(boxed.Model.Stub!.Signature.HintName, StubWriter.Write(boxed.Model.Stub));
    }

    /// <summary>
    /// Each text with its positions, and with a name that differs from all others in more than upper and lower case: the compiler, like some
    /// file systems, does not tell <c>Get</c> from <c>get</c>.
    /// </summary>
    public static IEnumerable<StampInput> StampInputs(ImmutableArray<UnstampedText> texts, PositionTable positions, bool mapsLines)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var shared = new HashSet<string>(texts.Select(t => t.HintName).Where(name => !seen.Add(name)), StringComparer.OrdinalIgnoreCase);
        foreach (UnstampedText text in texts)
        {
            string name = shared.Contains(text.HintName) ? SignatureBinder.HintNameBeside(text.HintName, text.HintName) : text.HintName;
            yield return new StampInput(text with { HintName = name }, positions.Of(text.HintName), mapsLines);
        }
    }

    public static GeneratedText Stamp(StampInput input) => new(
        input.Text.HintName,
        input.Positions is null ? input.Text.Text : LineStamper.Stamp(input.Text.Text, input.Positions, input.MapsLines));

    /// <summary>The MSBuild property <c>ReactorGenLineMapping</c>; on unless it says <c>false</c>.</summary>
    public static bool MapsLines(AnalyzerConfigOptions options) =>
        !(options.TryGetValue("build_property.ReactorGenLineMapping", out string? value) && value.Equals("false", StringComparison.OrdinalIgnoreCase));
}
