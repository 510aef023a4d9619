using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.FailureModes;

/// <summary>A body that uses what another generator adds compiles, but not when ours sees it.</summary>
public sealed class OtherGeneratorTests
{
    private static (IReadOnlyList<Diagnostic> Errors, string Texts) Build(string body)
    {
        CSharpCompilation compilation = new TestProject().With("/src/A.cs", $$"""
            static partial class A
            {
                [ReactorTask]
                public static partial int Read(int n) { Yield(); return {{body}}; }
                public static void Start(LocalExecutor executor) => executor.Run(ReadTask(1));
                private static int Options() => Generated.Json.Default;
            }
            """).Compile();
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new ReactorTaskGenerator().AsSourceGenerator(), new JsonLike().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return ([.. output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)], string.Join('\n', output.SyntaxTrees.Select(t => t.ToString())));
    }

    /// <summary>C# has nothing against the body, so the error at the call says what is the matter, and what to do.</summary>
    [Fact]
    public void TheErrorAtTheCallSaysWhatToDo()
    {
        (IReadOnlyList<Diagnostic> errors, _) = Build("Generated.Json.Default + n");
        Diagnostic error = Assert.Single(errors);
        Assert.Equal("CS0619", error.Id);
        Assert.Contains("what another source generator adds", error.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnOrdinaryMethodHelps()
    {
        (IReadOnlyList<Diagnostic> errors, string texts) = Build("Options() + n");
        Assert.Empty(errors);
        Assert.Contains("struct ReadMachine", texts, StringComparison.Ordinal);
    }

    private sealed class JsonLike : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.CompilationProvider, static (output, _) => output.AddSource("Json", "namespace Generated { public static class Json { public static int Default => 1; } }"));
    }
}
