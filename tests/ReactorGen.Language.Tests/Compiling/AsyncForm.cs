using Microsoft.CodeAnalysis;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>The corpus as async methods.</summary>
internal static class AsyncForm
{
    private static readonly Dictionary<string, SyntaxTree> _rewritten =
        CorpusProgram.All.Zip(AsyncRewriter.Rewrite(CorpusProgram.All)).ToDictionary(pair => pair.First.Name, pair => pair.Second);

    public static BuiltForm Debug { get; } = Build(OptimizationLevel.Debug);

    public static BuiltForm Release { get; } = Build(OptimizationLevel.Release);

    public static string TextOf(CorpusProgram program) => _rewritten[program.Name].ToString();

    private static BuiltForm Build(OptimizationLevel level) => new("Async", CorpusProgram.All, level, programs =>
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
