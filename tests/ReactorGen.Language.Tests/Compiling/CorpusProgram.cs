using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>One program of the corpus: one text, from which both forms are made.</summary>
/// <param name="Name">Topic and file, such as <c>Loops/ForTwoIterators</c>.</param>
/// <param name="Namespace">The namespace of its entry point, which no other program has.</param>
/// <param name="Covers">The language lines that the header names.</param>
/// <param name="Tree">The text, parsed.</param>
public sealed partial record CorpusProgram(string Name, string Namespace, IReadOnlyList<string> Covers, SyntaxTree Tree)
{
    private HashSet<string>? _warnings;

    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "Corpus");

    /// <summary>All programs, in the order of their names.</summary>
    public static IReadOnlyList<CorpusProgram> All { get; } =
        [.. System.IO.Directory.EnumerateFiles(Directory, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Load)];

    public static CorpusProgram Get(string name) => All.Single(program => program.Name == name);

    private static CorpusProgram Load(string path)
    {
        var text = File.ReadAllText(path);
        var name = Path.ChangeExtension(Path.GetRelativePath(Directory, path), null).Replace('\\', '/');
        return Parse(name, text);
    }

    public static CorpusProgram Parse(string name, string text)
    {
        var tree = CompilationFactory.Parse(text, $"/Corpus/{name}.cs");
        var header = string.Concat(text.Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)));
        var covers = CoversLine().Match(header).Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var entry = tree.GetCompilationUnitRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().First(type => type.Identifier.ValueText == "Program");
        var spaces = entry.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString());
        return new CorpusProgram(name, string.Join('.', spaces), covers, tree);
    }

    /// <summary>What the compiler warns about in the program as it is written.</summary>
    public IReadOnlySet<string> Warnings => _warnings ??= CompilationFactory.ForMachines("Alone", [Tree]).GetSemanticModel(Tree).GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.Id).ToHashSet();

    public override string ToString() => Name;

    [GeneratedRegex(@"// covers: ([0-9., a-e]+)")]
    private static partial Regex CoversLine();
}
