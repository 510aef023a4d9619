using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ReactorGen.Language.Tests.Harness;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>Compilations as a user's project has them: implicit usings, nullable, and what the package imports.</summary>
internal static class CompilationFactory
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using static ReactorGen.ReactorTask;
        global using ReactorGen.Language.Tests.Harness;
        global using static ReactorGen.Language.Tests.Harness.Leaves;
        """;

    // Before the trees, which are parsed with them.
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    private static readonly SyntaxTree[] _machineHarness = [Parse(GlobalUsings, "/GlobalUsings.cs"), Leaf("MachineLeaves.cs")];
    private static readonly SyntaxTree[] _asyncHarness = [Parse(GlobalUsings, "/GlobalUsings.cs"), Leaf("AsyncLeaves.cs")];
    private static readonly MetadataReference[] _references = [.. ReferencePaths().Select(path => MetadataReference.CreateFromFile(path))];

    public static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);

    /// <summary>Programs as their authors wrote them, with the leaves of the machine form.</summary>
    public static CSharpCompilation ForMachines(string assembly, IEnumerable<SyntaxTree> programs) => Create(assembly, [.. _machineHarness, .. programs]);

    /// <summary>Programs already rewritten, with the leaves of the async form.</summary>
    public static CSharpCompilation ForAsync(string assembly, IEnumerable<SyntaxTree> programs) => Create(assembly, [.. _asyncHarness, .. programs]);

    private static CSharpCompilation Create(string assembly, SyntaxTree[] trees) => CSharpCompilation.Create(
        assembly,
        trees,
        _references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            allowUnsafe: true,
            concurrentBuild: Environment.ProcessorCount > 1));

    private static SyntaxTree Leaf(string file) => Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Leaves", file)), $"/Leaves/{file}");

    private static IEnumerable<string> ReferencePaths()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return [.. trusted.Where(path => path.StartsWith(framework, StringComparison.Ordinal)), typeof(ReactorTask).Assembly.Location, typeof(Trace).Assembly.Location];
    }
}
