using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ReactorGen.Language.Tests.Compiling;

namespace ReactorGen.Language.Tests.Mutants;

/// <summary>What the generator and the analyzer owe to any text: they end, they do not throw, and where the text compiles the generated code does.</summary>
internal static partial class MutantJudge
{
    private const int PatienceSeconds = 120;
    private static readonly CSharpCompilation _empty = CompilationFactory.ForMachines("Mutant", []);

    /// <param name="mutants">Texts of different programs, so that their namespaces differ.</param>
    /// <param name="compiled">How many of them compile.</param>
    /// <returns>What was wrong, with the text it was wrong with.</returns>
    public static IReadOnlyList<(string Text, string Failure)> Judge(IReadOnlyList<string> mutants, out int compiled)
    {
        var task = Task.Run(() => JudgeTogether(mutants));
        if (Ends(task) && task.Result.Failure is null)
        {
            compiled = task.Result.Compiled;
            return [];
        }

        compiled = 0;
        if (mutants.Count == 1) return [(mutants[0], task.IsCompleted ? task.Result.Failure! : $"no end after {PatienceSeconds} s")];
        List<(string, string)> failures = [];
        foreach (var mutant in mutants)
        {
            failures.AddRange(Judge([mutant], out var alone));
            compiled += alone;
        }

        return failures;
    }

    // Second by second: while the process is stopped no more than one of them passes.
    private static bool Ends(Task task) => Enumerable.Range(0, PatienceSeconds).Any(_ => task.Wait(TimeSpan.FromSeconds(1)));

    private static (string? Failure, int Compiled) JudgeTogether(IReadOnlyList<string> mutants)
    {
        SyntaxTree[] trees = [.. mutants.Select((text, i) => CompilationFactory.Parse(text, $"/Mutant{i}.cs"))];
        var driver = CSharpGeneratorDriver.Create([new ReactorGen.Generator.ReactorTaskGenerator().AsSourceGenerator()], parseOptions: CompilationFactory.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(_empty.AddSyntaxTrees(trees), out var complete, out var crashes);
        if (crashes.Length > 0) return (crashes[0].ToString(), 0);

        // A defect that the generator has caught stands in the stub.
        var defect = complete.SyntaxTrees.Where(IsGenerated).Select(generated => Defect().Match(generated.ToString())).FirstOrDefault(match => match.Success);
        if (defect is not null) return (defect.Value, 0);

        ILookup<bool, Diagnostic> both;
        try
        {
            // Both in one go: each alone would bind everything.
            both = complete.WithAnalyzers([new ReactorGen.Generator.ReactorTaskAnalyzer()]).GetAllDiagnosticsAsync().GetAwaiter().GetResult().ToLookup(diagnostic => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));
        }
        catch (Exception crash)
        {
            return (mutants.Count == 1 && CompilerFailsOn(trees) ? null : crash.ToString(), 0);
        }

        var (all, found) = (both[true].ToList(), both[false].ToList());
        if (found.FirstOrDefault(diagnostic => diagnostic.Id is "AD0001" or "RG0033") is { } thrown) return (thrown.ToString(), 0);

        // What C# has against a partial method as such it says of the defining part, which is generated.
        var written = all.Where(diagnostic => !IsGenerated(diagnostic.Location.SourceTree) || LineOf(diagnostic).Contains(" partial ", StringComparison.Ordinal)).ToList();
        var broken = written.Where(IsError).Select(diagnostic => SpaceOf(diagnostic.Location.SourceTree)).ToHashSet();
        // A stray brace ends the namespace: what follows it has none, and the error that the brace is stands in the program's own file.
        // The parts of a task that ours refuses are errors to use, also in generated code.
        var refused = found.Where(IsError).Select(diagnostic => SpaceOf(diagnostic.Location.SourceTree)).ToHashSet();
        var wrong = all.Except(written).FirstOrDefault(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && SpaceOf(diagnostic.Location.SourceTree) is var space
            && !broken.Contains(space) && !(space.Length == 0 && broken.Count > 0) && !(refused.Contains(space) && diagnostic.Id == "CS0619"));
        return (wrong is null ? null : Show(wrong), trees.Count(tree => !broken.Contains(SpaceOf(tree))));
    }

    /// <summary>On some texts the compiler itself throws, without anything of ours.</summary>
    private static bool CompilerFailsOn(SyntaxTree[] trees)
    {
        try
        {
            _ = _empty.AddSyntaxTrees(trees).GetDiagnostics();
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static bool IsGenerated(SyntaxTree? tree) => tree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    /// <summary>The namespace, which no two programs share.</summary>
    private static string SpaceOf(SyntaxTree? tree) => Space().Match(tree?.ToString() ?? "").Groups[1].Value;

    private static string LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree ? tree.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString().Trim() : "";

    private static string Show(Diagnostic diagnostic) => $"{diagnostic.Id} {Path.GetFileName(diagnostic.Location.SourceTree?.FilePath)}: {diagnostic.GetMessage()}\n    {LineOf(diagnostic)}";

    [GeneratedRegex("RG0033: [^\"]*")]
    private static partial Regex Defect();

    [GeneratedRegex(@"namespace\s+(Corpus\.\w+\.\w+)")]
    private static partial Regex Space();
}
