using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using ReactorGen.Language.Tests.Harness;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>Makes the compilation of some programs, with the diagnostics that the compiler itself does not report.</summary>
internal delegate (Compilation Compilation, IReadOnlyList<Diagnostic> Diagnostics) Compile(IReadOnlyList<CorpusProgram> programs);

/// <summary>Many programs in one form, compiled together, in Debug and in Release, and loaded.</summary>
/// <remarks>
/// One that does not compile must not hide the others: it is set aside with its errors, and the rest are compiled again.
/// </remarks>
internal sealed class BuiltForm
{
    private const string GeneratorCrashed = "CS8785";

    private readonly OptimizationLevel[] _levels;

    // For the stack traces of the corpus. The many random programs do without.
    private readonly EmitOptions? _symbols;

    private readonly Dictionary<(string, OptimizationLevel), Action<Trace>> _entries = [];
    private readonly Dictionary<string, string> _errors = [];

    public BuiltForm(string name, IEnumerable<CorpusProgram> programs, Compile compile, params OptimizationLevel[] levels)
    {
        _symbols = levels is [] ? new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded) : null;
        _levels = levels is [] ? [OptimizationLevel.Debug, OptimizationLevel.Release] : levels;
        List<CorpusProgram> left = [.. programs];
        while (left.Count > 0)
        {
            var (compilation, extra) = compile(left);
            if (Crash(extra) is { } crash)
            {
                SetAsideCrashes(left, compile, crash);
                continue;
            }

            var images = _levels.Select(_ => new MemoryStream()).ToArray();
            var emitted = _levels.Zip(images).SelectMany(pair => Emit(name, compilation, pair.First, pair.Second));
            var problems = emitted.Concat(extra).Where(diagnostic => IsProblem(diagnostic, left)).ToList();
            if (problems.Count == 0)
            {
                foreach (var (level, image) in _levels.Zip(images)) Load(name, level, image, left);
                return;
            }

            SetAside(left, problems);
        }
    }

    /// <summary>What runs a program.</summary>
    /// <exception cref="ProgramDoesNotCompileException">It has been set aside.</exception>
    public Action<Trace> EntryOf(CorpusProgram program, OptimizationLevel level) =>
        _errors.TryGetValue(program.Name, out var errors) ? throw new ProgramDoesNotCompileException(errors) : _entries[(program.Name, level)];

    // Some errors are found by the last passes of the compiler only, so it has to emit.
    private IEnumerable<Diagnostic> Emit(string name, Compilation compilation, OptimizationLevel level, MemoryStream image)
    {
        var leveled = compilation.WithAssemblyName($"{name}.{level}").WithOptions(compilation.Options.WithOptimizationLevel(level));
        return leveled.Emit(image, options: _symbols).Diagnostics;
    }

    // In generated code a warning is an error too, unless the program's own text earns the same one. In a program it is not: the corpus
    // is full of code that a compiler warns about.
    private static bool IsProblem(Diagnostic diagnostic, IEnumerable<CorpusProgram> programs) => diagnostic.Severity switch
    {
        DiagnosticSeverity.Error => true,
        DiagnosticSeverity.Warning => !diagnostic.IsSuppressed
            && diagnostic.Location.SourceTree is { } tree
            && tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)
            && Owner(programs, tree)?.Warnings.Contains(diagnostic.Id) != true,
        _ => false,
    };

    private static Diagnostic? Crash(IEnumerable<Diagnostic> diagnostics) => diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == GeneratorCrashed);

    // A generator that throws generates nothing, for nobody: find the programs it throws for, by halves.
    private void SetAsideCrashes(List<CorpusProgram> programs, Compile compile, Diagnostic first)
    {
        foreach (var (program, crash) in Crashing(programs, first).ToList())
        {
            _errors[program.Name] = crash.ToString();
            programs.Remove(program);
        }

        IEnumerable<(CorpusProgram, Diagnostic)> Crashing(IReadOnlyList<CorpusProgram> some, Diagnostic? crash)
        {
            if (crash is null) return [];
            if (some.Count == 1) return [(some[0], crash)];
            IReadOnlyList<CorpusProgram> left = [.. some.Take(some.Count / 2)], right = [.. some.Skip(some.Count / 2)];
            return Crashing(left, Crash(compile(left).Diagnostics)).Concat(Crashing(right, Crash(compile(right).Diagnostics)));
        }
    }

    private void SetAside(List<CorpusProgram> programs, List<Diagnostic> problems)
    {
        foreach (var group in problems.GroupBy(problem => Owner(programs, problem.Location.SourceTree)).ToList())
        {
            if (group.Key is null)
                throw new ProgramDoesNotCompileException("An error that belongs to no program:\n" + string.Join('\n', group.Take(20)));
            _errors[group.Key.Name] = string.Join('\n', group.Select(Show).Distinct().Take(20));
            programs.Remove(group.Key);
        }
    }

    private static string Show(Diagnostic problem)
    {
        var tree = problem.Location.SourceTree!;
        var line = tree.GetLineSpan(problem.Location.SourceSpan).StartLinePosition.Line;
        return $"{problem.Id}: {problem.GetMessage()}\n    {tree.FilePath}({line + 1}): {tree.GetText().Lines[line].ToString().Trim()}";
    }

    /// <summary>The program that a tree belongs to, written or generated: the one whose namespace it declares.</summary>
    public static CorpusProgram? Owner(IEnumerable<CorpusProgram> programs, SyntaxTree? tree)
    {
        var names = tree?.GetRoot().DescendantNodes(node => node is not TypeDeclarationSyntax).OfType<BaseNamespaceDeclarationSyntax>().Select(FullName).ToList() ?? [];
        return programs.FirstOrDefault(program => names.Any(name => name == program.Namespace || name.StartsWith(program.Namespace + ".", StringComparison.Ordinal)));
    }

    private static string FullName(BaseNamespaceDeclarationSyntax space) =>
        string.Join('.', space.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(part => part.Name.ToString()));

    // Never to be unloaded: code that can be is compiled with all optimisations the first time it runs, which costs several times as much
    // as running it. Some thousands of programs fit into one process.
    private void Load(string name, OptimizationLevel level, MemoryStream image, List<CorpusProgram> programs)
    {
        image.Position = 0;
        var assembly = new AssemblyLoadContext($"{name}.{level}").LoadFromStream(image);
        foreach (var program in programs)
            _entries.Add((program.Name, level), assembly.GetType($"{program.Namespace}.Launcher", throwOnError: true)!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Action<Trace>>());
    }
}

/// <summary>A form of a program, or what was generated for it, is not valid C#.</summary>
public sealed class ProgramDoesNotCompileException(string message) : Exception(message);
