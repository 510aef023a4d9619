using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>The bodies that authors wrote for their tasks: read by the generator, compiled with the machines, and never run.</summary>
internal static class WrittenBodies
{
    private static readonly BlockSyntax _throw = (BlockSyntax)SyntaxFactory.ParseStatement("{ throw null!; }\n");

    /// <summary>The program with nothing in its partial methods.</summary>
    public static SyntaxTree Remove(SyntaxTree program)
    {
        var root = program.GetRoot();
        var tasks = root.DescendantNodes(node => node is not MethodDeclarationSyntax).OfType<MethodDeclarationSyntax>().Where(method => method.Modifiers.Any(SyntaxKind.PartialKeyword));
        return program.WithRootAndOptions(root.ReplaceNodes(tasks, (_, task) => task.WithBody(_throw)), program.Options);
    }
}
