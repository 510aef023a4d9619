using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Binding;
using ReactorGen.Generator.Model;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Incrementality;

/// <summary>What is bound once for several askers, and when it must not be.</summary>
public sealed class SharedWorkTests
{
    private static readonly TestProject Project = new TestProject()
        .With("/src/A.cs", "static partial class A { [ReactorTask] internal static partial int One(int n) { Yield(); return n; } }")
        .With("/src/B.cs", "static partial class B { [ReactorTask] internal static partial int Two(int n) { return A.One(n); } public static int Three() { return 3; } }");

    private static SyntaxTree Tree(Compilation compilation, string path) => compilation.SyntaxTrees.Single(t => t.FilePath == path);

    private static CSharpCompilation Edit(CSharpCompilation compilation, string path, string old, string with)
    {
        SyntaxTree tree = Tree(compilation, path);
        Assert.Contains(old, tree.ToString(), StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, EditableFile.Typed(tree, tree.ToString().Replace(old, with, StringComparison.Ordinal)));
    }

    private static SyntaxTree[] Declarations(Compilation source) => [.. DeclarationCompilation.Of(source, default).SyntaxTrees.Except(source.SyntaxTrees)];

    [Fact]
    public void AfterAnEditOfABodyTheDeclarationsAreTheSame_AndTheFilesThoseOfTheEdit()
    {
        CSharpCompilation before = Project.Compile();
        SyntaxTree[] declarations = Declarations(before);
        Assert.Equal(2, declarations.Length);
        CSharpCompilation after = Edit(Edit(before, "/src/A.cs", "return n;", "return n + 1;"), "/src/B.cs", "return 3;", "return 4;");
        Assert.Equal(declarations, Declarations(after));
        Assert.Equal(after.SyntaxTrees, DeclarationCompilation.Of(after, default).SyntaxTrees.Except(declarations));
        GC.KeepAlive(before);
    }

    [Fact]
    public void AfterAnEditOfADeclarationTheyAreNot()
    {
        CSharpCompilation before = Project.Compile();
        SyntaxTree[] declarations = Declarations(before);
        CSharpCompilation after = Edit(before, "/src/A.cs", "One(int n)", "One(int n, int m = 1)");
        Assert.Empty(Declarations(after).Intersect(declarations));
        // And back again: whatever is found, its files are those at hand.
        CSharpCompilation again = Edit(after, "/src/A.cs", "One(int n, int m = 1)", "One(int n)");
        Assert.Equal(again.SyntaxTrees, DeclarationCompilation.Of(again, default).SyntaxTrees.Except(Declarations(again)));
        GC.KeepAlive(before);
    }

    [Fact]
    public void WithOtherOptionsTheyAreNot()
    {
        CSharpCompilation before = Project.Compile();
        SyntaxTree[] declarations = Declarations(before);
        Assert.Empty(Declarations(before.WithOptions(before.Options.WithOverflowChecks(true))).Intersect(declarations));
        GC.KeepAlive(before);
    }

    private static readonly TestProject Three = new TestProject().With("/src/A.cs", """
        static partial class A
        {
            // First.
            [ReactorTask] internal static partial int One(int n) { Yield(); return n; }
            public static int Plain() { int x = 1; return x;
                // A line.
            }
            [ReactorTask] internal static partial int Two(int n) { Yield(); return One(n); }
            [ReactorTask] internal static partial int Bad(int n) { lock ("x") Yield(); return n; }
        }
        """);

    /// <summary>Whether the tasks of a file are bound as they were before an edit of the file, by name.</summary>
    private static string[] Kept(string old, string with)
    {
        CSharpCompilation before = Three.Compile();
        BindResult[] first = [.. BodyCache.BindAll(Tree(before, "/src/A.cs"), before, default)];
        CSharpCompilation after = Edit(before, "/src/A.cs", old, with);
        BindResult[] second = [.. BodyCache.BindAll(Tree(after, "/src/A.cs"), after, default)];
        GC.KeepAlive(before);
        Assert.Equal(3, second.Length);
        return [.. second.Where(r => first.Any(f => ReferenceEquals(f, r))).Select(r => r.Task!.Signature.Name)];
    }

    /// <summary>A task that reports something is bound again: a diagnostic stands in one tree.</summary>
    [Theory]
    [InlineData("int x = 1;", "int x = 21;", "One", "Two")]
    [InlineData("return n; }\n    public", "return n + 10; }\n    public", "Two")]
    [InlineData("return One(n);", "return One(n + 1);", "One")]
    // What stands below has moved.
    [InlineData("int x = 1;", "int x =\n 1;", "One")]
    [InlineData("return One(n);", "return\nOne(n);", "One")]
    [InlineData("// A line.", "// Another.", "One", "Two")]
    // What stands in a body, but counts below it as well.
    [InlineData("// A line.", "#nullable disable")]
    [InlineData("// A line.", "#pragma warning disable CS0219")]
    // A comment may be copied.
    [InlineData("// First.", "// The first.")]
    [InlineData("static partial class A\n", "static partial class /* a */ A\n")]
    [InlineData("int Plain()", "long Plain()")]
    public void AnEditInABodyLeavesTheOtherTasksOfTheFile(string old, string with, params string[] kept) => Assert.Equal(kept, Kept(old, with));

    [Fact]
    public void AFileIsBoundOnce_ForTheAnalyzerToo()
    {
        (Compilation input, Compilation output) = Generate(Project);
        SyntaxTree tree = Tree(output, "/src/B.cs");
        IReadOnlyList<BoundMethod>? bound = BodyCache.Generated(tree, output, default);
        Assert.Same(Assert.Single(BodyCache.BindAll(tree, input, default)), Assert.Single(Assert.IsType<IReadOnlyList<BoundMethod>>(bound, exactMatch: false)).Result);
    }

    /// <summary>What another generator added, ours did not see; and the files of an edited compilation are not those that were generated for.</summary>
    [Fact]
    public void ButNotWhereTheCompilationIsAnother()
    {
        (Compilation _, Compilation output) = Generate(Project);
        Compilation more = output.AddSyntaxTrees(TestProject.Parse("Other.Generator/Other.Generator/Added.g.cs", "static partial class A { public static int One(long n) => 1; }"));
        Assert.Null(BodyCache.Generated(Tree(more, "/src/B.cs"), more, default));
        CSharpCompilation edited = Edit((CSharpCompilation)output, "/src/B.cs", "return A.One(n);", "return A.One(n + 1);");
        Assert.Null(BodyCache.Generated(Tree(edited, "/src/B.cs"), edited, default));
    }

    /// <summary>The same diagnostics, whether the generator has bound the file or the analyzer has to.</summary>
    [Fact]
    public void TheAnalyzerReportsTheSameByItself()
    {
        TestProject project = Project.With("/src/C.cs", "static partial class C { [ReactorTask] internal static partial int Bad(object o) { lock (o) Yield(); return 1; } }");
        (Compilation _, Compilation output) = Generate(project);
        Compilation alone = output.AddSyntaxTrees(TestProject.Parse("Other.Generator/Other.Generator/Added.g.cs", "static class Added { }"));
        string[] shared = [.. GeneratorHarness.Analyze(output).Select(d => d.ToString()).Order(StringComparer.Ordinal)];
        Assert.Contains(shared, d => d.Contains("RG", StringComparison.Ordinal));
        Assert.Equal(shared, GeneratorHarness.Analyze(alone).Select(d => d.ToString()).Order(StringComparer.Ordinal));
    }

    private static (Compilation Input, Compilation Output) Generate(TestProject project)
    {
        CSharpCompilation input = project.Compile();
        GeneratorHarness.CreateDriver(project).RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        return (input, output);
    }

    private const string Odd = "static partial class C { [ReactorTask] internal static partial int Bad(object o) { lock (o) Yield(); return missing; } }";

    /// <summary>A cancelled binding is no result, whoever notices first; a stub of it would be kept.</summary>
    [Fact]
    public void ACancellationIsNotTakenForCodeThatDoesNotCompile()
    {
        using var cancellation = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Bind(_ => throw new OperationCanceledException(), default));
        Assert.ThrowsAny<OperationCanceledException>(() => Bind(_ => Stop(new OperationCanceledException(cancellation.Token)), cancellation.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => Bind(_ => Stop(new InvalidOperationException()), cancellation.Token));

        void Stop(Exception e)
        {
            cancellation.Cancel();
            throw e;
        }
    }

    /// <summary>Without a cancellation the same is code that does not compile.</summary>
    [Fact]
    public void AnExceptionOverCodeThatDoesNotCompileIsNoDefect()
    {
        BindResult? result = Bind(_ => throw new InvalidOperationException(), default);
        Assert.StartsWith("CS", Assert.IsType<StubTask>(result?.Stub).Error, StringComparison.Ordinal);
    }

    private static BindResult? Bind(Action<Diagnostic> report, CancellationToken cancel)
    {
        CSharpCompilation source = TestProject.Of(Odd).Compile();
        SyntaxTree tree = Tree(source, TestProject.UserFile);
        SemanticModel model = DeclarationCompilation.Of(source, default).GetSemanticModel(tree);
        MethodDeclarationSyntax method = Assert.Single(DeclarationCompilation.CandidatesOf(tree));
        return TaskBinder.Bind(method, model, new BodyDiagnostics(model, [method]), report, cancel);
    }
}
