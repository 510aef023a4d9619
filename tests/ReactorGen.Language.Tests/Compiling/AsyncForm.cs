using Microsoft.CodeAnalysis;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>Programs as async methods: the oracle.</summary>
internal sealed class AsyncForm
{
    private readonly IReadOnlyList<CorpusProgram> _programs;
    private readonly Dictionary<string, SyntaxTree> _rewritten;

    public AsyncForm(IReadOnlyList<CorpusProgram> programs)
    {
        _programs = programs;
        _rewritten = programs.Zip(AsyncRewriter.Rewrite(programs)).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        Debug = Build(OptimizationLevel.Debug);
        Release = Build(OptimizationLevel.Release);
    }

    /// <summary>The corpus, all of it.</summary>
    public static AsyncForm Corpus { get; } = new(CorpusProgram.All);

    public BuiltForm Debug { get; }

    public BuiltForm Release { get; }

    public string TextOf(CorpusProgram program) => _rewritten[program.Name].ToString();

    private BuiltForm Build(OptimizationLevel level) => new("Async", _programs, level, programs =>
        (CompilationFactory.ForAsync("Async", [.. programs.Select(program => _rewritten[program.Name]), .. programs.Select(Launcher)]), []));

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
