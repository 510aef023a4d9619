using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ReactorGen.Generator.Tests.Harness;

/// <summary>A small project as a user of the package has it: nullable, warnings as errors, the implicit usings.</summary>
internal sealed record TestProject
{
    public const string UserFile = "/src/Program.cs";

    private const string Usings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        global using global::ReactorGen;
        global using static global::ReactorGen.ReactorTask;
        """;

    public static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Metadata("ReferenceAssemblies"), "ref", "net10.0"), "*.dll").Select(f => MetadataReference.CreateFromFile(f)),
    ];

    public static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(ReactorTask).Assembly.Location);

    private static readonly ImmutableArray<MetadataReference> RuntimeOnly = [Runtime];

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    public ImmutableArray<(string Path, string Text)> Files { get; init; } = [];

    public ImmutableArray<MetadataReference> References { get; init; } = RuntimeOnly;

    public string Name { get; init; } = "UserProject";

    public bool MapsLines { get; init; }

    public bool AllowsUnsafe { get; init; }

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public static TestProject Of(string text) => new() { Files = [(UserFile, text)] };

    public TestProject With(string path, string text) => this with { Files = [.. Files.Where(f => f.Path != path), (path, text)] };

    public CSharpCompilation Compile() => Empty.GetOrAdd((Name, References, AllowsUnsafe, OutputKind), _ => Create())
        .AddSyntaxTrees(Files.Append(("/src/GlobalUsings.cs", Usings)).Select(f => Parse(f.Item1, f.Item2)));

    /// <summary>Compilations that differ in their sources only share what was read of their references: most of the time a small program takes.</summary>
    private static readonly ConcurrentDictionary<(string, ImmutableArray<MetadataReference>, bool, OutputKind), CSharpCompilation> Empty = new();

    private CSharpCompilation Create() => CSharpCompilation.Create(
        Name,
        [],
        [.. Framework, .. References],
        new CSharpCompilationOptions(
            OutputKind, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error,
            allowUnsafe: AllowsUnsafe, deterministic: true, optimizationLevel: OptimizationLevel.Debug,
            // Missing documentation is no business of these programs.
            specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text.ReplaceLineEndings("\n"), Encoding.UTF8), ParseOptions, path);
}
