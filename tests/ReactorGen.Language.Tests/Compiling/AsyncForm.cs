using Microsoft.CodeAnalysis;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>Programs as async methods: the oracle.</summary>
internal sealed class AsyncForm
{
    private readonly Dictionary<string, SyntaxTree> _rewritten;

    public AsyncForm(IReadOnlyList<CorpusProgram> programs, params OptimizationLevel[] levels)
    {
        _rewritten = programs.Zip(AsyncRewriter.Rewrite(programs)).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        Built = new BuiltForm("Async", programs, some =>
            (CompilationFactory.ForAsync("Async", [.. some.Select(program => _rewritten[program.Name]), .. some.Select(Launcher)]), []), levels);
    }

    /// <summary>The corpus, all of it.</summary>
    public static AsyncForm Corpus { get; } = new(CorpusProgram.All);

    public BuiltForm Built { get; }

    public string TextOf(CorpusProgram program) => _rewritten[program.Name].ToString();

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
