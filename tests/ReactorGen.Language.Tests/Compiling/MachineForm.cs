using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>Programs as machines, by the generator.</summary>
internal sealed class MachineForm
{
    private readonly Dictionary<string, List<SyntaxTree>> _generated = [];

    // The bodies that the programs' authors wrote never run. Without them there is a third less to compile.
    private readonly bool _keepsBodies;

    private MachineForm(string name, bool keepsBodies, IReadOnlyList<CorpusProgram> programs, params OptimizationLevel[] levels)
    {
        _keepsBodies = keepsBodies;
        Built = new BuiltForm(name, programs, Generate, levels);
    }

    /// <summary>The corpus, all of it.</summary>
    public static MachineForm Corpus { get; } = Of("Machines", CorpusProgram.All);

    public static MachineForm Of(string name, IReadOnlyList<CorpusProgram> programs, params OptimizationLevel[] levels) => new(name, true, programs, levels);

    /// <summary>Random programs, for less: their tasks' bodies are for the generator only, the async form having shown that they compile.</summary>
    public static MachineForm OfRandom(IReadOnlyList<CorpusProgram> programs, OptimizationLevel level) => new("Random", false, programs, level);

    public BuiltForm Built { get; }

    /// <summary>Writes what was generated for a program where a person can read it, and says where that is.</summary>
    public string WriteGenerated(CorpusProgram program)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "generated", program.Name);
        Directory.CreateDirectory(folder);
        foreach (var tree in _generated.GetValueOrDefault(program.Name, []))
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(tree.FilePath)), tree.ToString());
        return folder;
    }

    private (Compilation Compilation, IReadOnlyList<Diagnostic> Diagnostics) Generate(IReadOnlyList<CorpusProgram> programs)
    {
        var direct = CompilationFactory.ForMachines("Machines", [.. programs.Select(program => program.Tree), .. programs.Select(Launcher)]);
        var driver = CSharpGeneratorDriver.Create([new ReactorGen.Generator.ReactorTaskGenerator().AsSourceGenerator()], parseOptions: CompilationFactory.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(direct, out var complete, out var diagnostics);
        foreach (var tree in complete.SyntaxTrees.Except(direct.SyntaxTrees))
        {
            if (BuiltForm.Owner(programs, tree) is not { } owner) continue;
            if (!_generated.TryGetValue(owner.Name, out var trees)) _generated.Add(owner.Name, trees = []);
            trees.RemoveAll(older => older.FilePath == tree.FilePath);
            trees.Add(tree);
        }

        return (_keepsBodies ? complete : complete.RemoveSyntaxTrees(programs.Select(program => program.Tree)).AddSyntaxTrees(programs.Select(program => WrittenBodies.Remove(program.Tree))), diagnostics);
    }

    private static SyntaxTree Launcher(CorpusProgram program) => CompilationFactory.Parse(
        $$"""
        namespace {{program.Namespace}}
        {
            public static class Launcher
            {
                public static void Run(Trace trace)
                {
                    using var executor = new global::ReactorGen.LocalExecutor();
                    executor.Run(Program.MainTask(trace));
                }
            }
        }
        """,
        $"/Launchers/{program.Name}.cs");
}
