using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>Programs as async methods: the oracle.</summary>
internal sealed class AsyncForm
{
    private readonly Dictionary<string, SyntaxTree> _rewritten;

    private AsyncForm(IReadOnlyList<CorpusProgram> programs, IReadOnlyList<SyntaxTree> rewritten, NullableContextOptions nullable, params OptimizationLevel[] levels)
    {
        _rewritten = programs.Zip(rewritten).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        Built = new BuiltForm("Async", programs, some => (Compilation(some, nullable), []), levels);
    }

    /// <summary>The corpus, all of it.</summary>
    public static AsyncForm Corpus { get; } = Of(CorpusProgram.All);

    public static AsyncForm Of(IReadOnlyList<CorpusProgram> programs, params OptimizationLevel[] levels) =>
        new(programs, AsyncRewriter.Rewrite(programs), NullableContextOptions.Enable, levels);

    /// <summary>
    /// Random programs, for less: their tasks are known by name without binding anything, and nobody asks what may be null in them.
    /// </summary>
    public static AsyncForm OfRandom(IReadOnlyList<CorpusProgram> programs, OptimizationLevel level) =>
        new(programs, [.. programs.Select(program => AsyncRewriter.RewriteByName(program.Tree, ["Pause"]))], NullableContextOptions.Disable, level);

    public BuiltForm Built { get; }

    public string TextOf(CorpusProgram program) => _rewritten[program.Name].ToString();

    private CSharpCompilation Compilation(IReadOnlyList<CorpusProgram> programs, NullableContextOptions nullable)
    {
        var compilation = CompilationFactory.ForAsync("Async", [.. programs.Select(program => _rewritten[program.Name]), .. programs.Select(Launcher)]);
        return compilation.WithOptions(compilation.Options.WithNullableContextOptions(nullable));
    }

    private static SyntaxTree Launcher(CorpusProgram program) => CompilationFactory.Parse(
        $$"""
        namespace {{program.Namespace}}
        {
            public static class Launcher
            {
                public static void Run(Trace trace) => AsyncPump.Run(() => Program.Main(trace));
            }
        }
        """,
        $"/Launchers/{program.Name}.cs");
}
