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

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool ChecksOverflow { get; init; }

    /// <summary>Whether public members without documentation are warned of.</summary>
    public bool AsksForDocumentation { get; init; }

    public CSharpParseOptions Options => ParseOptions.WithLanguageVersion(LanguageVersion);

    public static TestProject Of(string text) => new() { Files = [(UserFile, text)] };

    public TestProject With(string path, string text) => this with { Files = [.. Files.Where(f => f.Path != path), (path, text)] };

    public CSharpCompilation Compile() => Empty.GetOrAdd(this with { Files = [] }, project => project.Create())
        .AddSyntaxTrees(Sources().Select(f => Parse(f.Path, f.Text, Options)));

    /// <summary>Before C# 10 every file has its own usings.</summary>
    private IEnumerable<(string Path, string Text)> Sources() => LanguageVersion >= LanguageVersion.CSharp10
        ? Files.Append(("/src/GlobalUsings.cs", Usings))
        : Files.Select(f => (f.Path, $"{Usings.Replace("global using", "using", StringComparison.Ordinal)}\n{f.Text}"));

    /// <summary>Compilations that differ in their sources only share what was read of their references: most of the time a small program takes.</summary>
    private static readonly ConcurrentDictionary<TestProject, CSharpCompilation> Empty = new();

    private CSharpCompilation Create() => CSharpCompilation.Create(
        Name,
        [],
        [.. Framework, .. References],
        new CSharpCompilationOptions(
            OutputKind, nullableContextOptions: LanguageVersion < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : Nullable,
            generalDiagnosticOption: ReportDiagnostic.Error, allowUnsafe: AllowsUnsafe, checkOverflow: ChecksOverflow, deterministic: true,
            optimizationLevel: OptimizationLevel.Debug,
            // Missing documentation is no business of most of these programs.
            specificDiagnosticOptions: AsksForDocumentation ? [] : [new("CS1591", ReportDiagnostic.Suppress)]));

    public static SyntaxTree Parse(string path, string text) => Parse(path, text, ParseOptions);

    private static SyntaxTree Parse(string path, string text, CSharpParseOptions options) => CSharpSyntaxTree.ParseText(SourceText.From(text.ReplaceLineEndings("\n"), Encoding.UTF8), options, path);
}
