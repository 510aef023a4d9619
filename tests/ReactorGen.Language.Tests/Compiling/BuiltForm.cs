using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using ReactorGen.Language.Tests.Harness;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>Many programs in one form, compiled together and loaded.</summary>
/// <remarks>
/// One that does not compile must not hide the others: it is set aside with its errors, and the rest are compiled again.
/// </remarks>
internal sealed class BuiltForm
{
    private readonly Dictionary<string, Action<Trace>> _entries = [];
    private readonly Dictionary<string, string> _errors = [];

    /// <param name="name">A name for the assembly.</param>
    /// <param name="programs">The programs.</param>
    /// <param name="level">Debug or Release.</param>
    /// <param name="compile">Makes the compilation of some of them, with the diagnostics that the compiler itself does not report.</param>
    public BuiltForm(string name, IEnumerable<CorpusProgram> programs, OptimizationLevel level, Func<IReadOnlyList<CorpusProgram>, (Compilation, IEnumerable<Diagnostic>)> compile)
    {
        List<CorpusProgram> left = [.. programs];
        while (left.Count > 0)
        {
            var (compilation, extra) = compile(left);
            compilation = compilation.WithAssemblyName($"{name}.{level}").WithOptions(compilation.Options.WithOptimizationLevel(level));
            // Some errors are found by the last passes of the compiler only, so it has to emit.
            using var image = new MemoryStream();
            var emitted = compilation.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
            var problems = emitted.Diagnostics.Concat(extra).Where(IsProblem).ToList();
            if (problems.Count == 0)
            {
                image.Position = 0;
                Load(compilation.AssemblyName!, image, left);
                return;
            }

            SetAside(left, problems);
        }
    }

    /// <summary>What runs a program.</summary>
    /// <exception cref="ProgramDoesNotCompileException">It has been set aside.</exception>
    public Action<Trace> EntryOf(CorpusProgram program) =>
        _errors.TryGetValue(program.Name, out var errors) ? throw new ProgramDoesNotCompileException(errors) : _entries[program.Name];

    // In generated code a warning is an error too. In a program it is not: the corpus is full of code that a compiler warns about.
    private static bool IsProblem(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error
        || (diagnostic.Severity == DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && diagnostic.Location.SourceTree is { } tree && tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private void SetAside(List<CorpusProgram> programs, List<Diagnostic> problems)
    {
        foreach (var group in problems.GroupBy(problem => Owner(programs, problem.Location.SourceTree)).ToList())
        {
            if (group.Key is null)
                throw new ProgramDoesNotCompileException("An error that belongs to no program:\n" + string.Join('\n', group.Take(20)));
            _errors[group.Key.Name] = string.Join('\n', group.Take(20).Select(Show));
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

    private void Load(string name, Stream image, List<CorpusProgram> programs)
    {
        var assembly = new AssemblyLoadContext(name).LoadFromStream(image);
        foreach (var program in programs)
            _entries.Add(program.Name, assembly.GetType($"{program.Namespace}.Launcher", throwOnError: true)!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Action<Trace>>());
    }
}

/// <summary>A form of a program, or what was generated for it, is not valid C#.</summary>
public sealed class ProgramDoesNotCompileException(string message) : Exception(message);
