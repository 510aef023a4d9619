using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using ReactorGen.CodeFixes;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.CodeFixes;

/// <summary>Each fix gives a program without the diagnostic, and leaves comments and white space alone.</summary>
public sealed class CodeFixTests
{
    [Fact]
    public Task MakesTheMethodPartial() => Verify(new MakeMethodPartialCodeFix(), "RG0001", """
        static partial class C
        {
            // Above.
            [ReactorTask]
            private static /* result */ void M() => Yield();
        }
        """, """
        static partial class C
        {
            // Above.
            [ReactorTask]
            private static /* result */ partial void M() => Yield();
        }
        """);

    [Fact]
    public Task MakesAMethodWithoutModifiersPartial() => Verify(new MakeMethodPartialCodeFix(), "RG0001", """
        partial class C
        {
            [ReactorTask]
            // Between.
            void M() => Yield();
        }
        """, """
        partial class C
        {
            [ReactorTask]
            // Between.
            partial void M() => Yield();
        }
        """);

    [Fact]
    public Task MakesTheTypePartial() => Verify(new MakeTypePartialCodeFix(), "RG0002", """
        /// <summary>Documented.</summary>
        class C
        {
            [ReactorTask]
            private static partial void M() => Yield();
        }
        """, """
        /// <summary>Documented.</summary>
        partial class C
        {
            [ReactorTask]
            private static partial void M() => Yield();
        }
        """);

    [Fact]
    public Task AddsPrivate() => Verify(new AddAccessibilityCodeFix(), "RG0003", """
        static partial class C
        {
            [ReactorTask]
            static partial int M() { Yield(); return 1; } // one
        }
        """, """
        static partial class C
        {
            [ReactorTask]
            private static partial int M() { Yield(); return 1; } // one
        }
        """);

    [Fact]
    public Task RemovesAsync() => Verify(new RemoveAsyncCodeFix(), "RG0004", """
        static partial class C
        {
            [ReactorTask]
            private static async partial void M() => Yield();
        }
        """, """
        static partial class C
        {
            [ReactorTask]
            private static partial void M() => Yield();
        }
        """);

    [Fact]
    public Task RemovesAsyncInFront() => Verify(new RemoveAsyncCodeFix(), "RG0004", """
        static partial class C
        {
            [ReactorTask]
            // Above.
            async static partial void N() => Yield();
        }
        """, """
        static partial class C
        {
            [ReactorTask]
            // Above.
            static partial void N() => Yield();
        }
        """);

    [Theory]
    [InlineData(typeof(MakeMethodPartialCodeFix))]
    [InlineData(typeof(MakeTypePartialCodeFix))]
    [InlineData(typeof(AddAccessibilityCodeFix))]
    [InlineData(typeof(RemoveAsyncCodeFix))]
    public void CanFixAll(Type type)
    {
        var fix = (CodeFixProvider)Activator.CreateInstance(type)!;
        Assert.Contains(FixAllScope.Solution, fix.GetFixAllProvider()!.GetSupportedFixAllScopes());
        Assert.True(type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false));
    }

    private static async Task Verify(CodeFixProvider fix, string id, string source, string expected)
    {
        (source, expected) = (source.ReplaceLineEndings("\n"), expected.ReplaceLineEndings("\n"));
        Diagnostic diagnostic = Assert.Single(GeneratorHarness.Observe(TestProject.Of(source)).Diagnostics, d => d.Id == id);
        using var workspace = new AdhocWorkspace();
        Document document = workspace.AddProject("P", LanguageNames.CSharp).WithParseOptions(TestProject.ParseOptions).AddDocument("a.cs", source);
        CodeAction? action = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic], (a, _) => action = a, CancellationToken.None));
        Assert.Equal(id, action!.EquivalenceKey);

        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Document changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(document.Id)!;
        string text = (await changed.GetTextAsync()).ToString();
        Assert.Equal(expected, text);
        GeneratorHarness.Run(text);
    }
}
