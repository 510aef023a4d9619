using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Pass 1. Method syntax and semantic model in, <see cref="BoundTask"/> out: after it every variable is a numbered slot, every temporary
/// that spilling may need has its type, and no symbol is left. The analyzer calls it with a callback that reports; the generator with none.
/// </summary>
internal static class TaskBinder
{
    /// <param name="model">The method's model, in a compilation that has the declarations of all tasks.</param>
    /// <returns>Null where the generator can add nothing: C# itself refuses the declaration.</returns>
    public static BindResult? Bind(MethodDeclarationSyntax method, SemanticModel model, Action<Diagnostic>? report, CancellationToken cancel)
    {
        if (model.GetDeclaredSymbol(method, cancel) is not { } declared) return null;
        IMethodSymbol symbol = declared;
        string? error = null;
        SignatureRules.Check(method, symbol, (descriptor, location, arguments) =>
        {
            var diagnostic = Diagnostic.Create(descriptor, location, arguments);
            error ??= $"{descriptor.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
            report?.Invoke(diagnostic);
        });
        if (!DeclarationCompilation.CanDeclare(method, symbol)) return null;
        SignatureModel signature = SignatureBinder.Bind(method, symbol, model.GetNullableContext(method.SpanStart).AnnotationsEnabled());
        FileLinePositionSpan place = method.Identifier.GetLocation().GetLineSpan();
        string file = method.SyntaxTree.FilePath;
        string shownFile = model.Compilation.Options.SourceReferenceResolver?.NormalizePath(file, baseFilePath: null) ?? file;
        var positions = new PositionMap(signature.HintName, file, shownFile, place.StartLinePosition.Line + 1, EquatableArray<SourceSpan>.Empty);
        if (IsNameTaken(symbol, signature) is { } taken)
        {
            report?.Invoke(Diagnostic.Create(Diagnostics.NameTaken, method.Identifier.GetLocation(), symbol.Name, taken));
            return null;
        }
        if (error is not null) return CanStub(symbol) ? new BindResult(null, new StubTask(signature, error), positions) : null;
        try
        {
            return BindBody(method, symbol, signature, model, positions, report, cancel);
        }
        catch (InsufficientExecutionStackException)
        {
            report?.Invoke(Diagnostic.Create(Diagnostics.TooComplex, method.Identifier.GetLocation(), symbol.Name));
            return new BindResult(null, new StubTask(signature, $"RG0032: The body of '{symbol.Name}' is nested too deeply to be lowered; split the method"), positions);
        }
        catch (Exception) when (HasErrors(method, model, cancel))
        {
            // Unfinished code can be too odd to bind. What is wrong with it, C# says.
            return new BindResult(null, new StubTask(signature, DoesNotCompile), positions);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var defect = Diagnostic.Create(Diagnostics.Defect, method.Identifier.GetLocation(), symbol.Name, $"{e.GetType().Name}: {e.Message.Split('\n')[0]}");
            report?.Invoke(defect);
            return new BindResult(null, new StubTask(signature, $"RG0033: {defect.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"), positions);
        }
    }

    private const string DoesNotCompile = "CS: The body does not compile";

    private static BindResult BindBody(MethodDeclarationSyntax method, IMethodSymbol symbol, SignatureModel signature, SemanticModel model, PositionMap positions, Action<Diagnostic>? report, CancellationToken cancel)
    {
        CSharpSyntaxNode body = (CSharpSyntaxNode?)method.Body ?? method.ExpressionBody!.Expression;
        SuspensionMap suspensions = SuspensionMap.Find(body, model, cancel);
        var context = new BodyContext(model, method, symbol, VariableUses.Find(body, model), suspensions, LocalFunctions.Find(body, model, suspensions), report, cancel);
        foreach (IParameterSymbol parameter in symbol.Parameters) context.AddSlot(parameter, parameter.Type, SlotKind.Parameter);
        PlacementRules.Check(context);
        var expressions = new ExpressionBinder(context);
        Block block = context.Error is not null ? new Block(EquatableArray<BoundStatement>.Empty)
            : method.Body is not null ? new StatementBinder(context, expressions).BindBlock(method.Body.Statements)
            : BindExpressionBody(method.ExpressionBody!, symbol, context, expressions);
        EquatableArray<LocalFunction> functions = context.Error is null ? context.Functions.Bind(context).ToEquatableArray() : EquatableArray<LocalFunction>.Empty;
        positions = positions with { Spans = context.Spans.ToEquatableArray() };
        // A body that C# refuses has C#'s own errors; a second copy of them would only be noise.
        string? error = context.Error ?? (HasErrors(method, model, cancel) ? DoesNotCompile : null);
        if (error is not null) return new BindResult(null, new StubTask(signature, error), positions);
        return new BindResult(
            new BoundTask(signature, context.Slots.ToEquatableArray(), expressions.Points.ToEquatableArray(), block, context.Constants.ToEquatableArray(), Identifiers(method), Sorted(context.NestedNames.Concat(context.Uses.OtherNames).Concat(functions.Select(f => f.Name))), functions),
            null,
            positions);
    }

    private static bool HasErrors(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancel) =>
        model.GetDiagnostics(method.Body?.Span ?? method.ExpressionBody!.Span, cancel).Any(d => d.Severity == DiagnosticSeverity.Error && !d.IsWarningAsError);

    private static Block BindExpressionBody(ArrowExpressionClauseSyntax arrow, IMethodSymbol symbol, BodyContext context, ExpressionBinder expressions)
    {
        BoundExpression value = expressions.Bind(arrow.Expression);
        int position = context.AddPosition(arrow.Expression);
        BoundStatement statement = arrow.Expression is ThrowExpressionSyntax
            ? value.Suspends ? new ExpressionStatement(value) : new FragmentStatement(CodeFragment.Join(((FragmentExpression)value).Code, ";"))
            : symbol.ReturnsVoid ? new ExpressionStatement(value) : new Return(value);
        return new Block(EquatableArray.Of(statement with { Position = position }));
    }

    /// <summary>Every identifier in the method: names of ours must hide none of them.</summary>
    private static EquatableArray<string> Identifiers(MethodDeclarationSyntax method) =>
        Sorted(method.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText));

    private static EquatableArray<string> Sorted(IEnumerable<string> names) => names.Distinct().OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>Whether a defining part may be repeated: C# would refuse some signatures there too, and say so twice.</summary>
    private static bool CanStub(IMethodSymbol symbol) =>
        symbol.Parameters.All(p => p.RefKind == RefKind.None && !p.Type.IsRefLikeType && !TypeModels.IsPointer(p.Type)) && !symbol.ReturnsByRef && !symbol.ReturnsByRefReadonly
        && !symbol.ReturnType.IsRefLikeType && !TypeModels.IsPointer(symbol.ReturnType) && !symbol.IsAsync;

    /// <summary>A member of the user's that has the name of the machine or clashes with the factory.</summary>
    private static string? IsNameTaken(IMethodSymbol symbol, SignatureModel signature)
    {
        foreach (ISymbol member in symbol.ContainingType.GetMembers(signature.MachineName))
            if (!IsGenerated(member) && (member is not INamedTypeSymbol type || type.Arity == symbol.Arity)) return signature.MachineName;
        foreach (IMethodSymbol overload in symbol.ContainingType.GetMembers(symbol.Name).OfType<IMethodSymbol>())
            if (IsEarlierTaskOfThatName(overload, symbol, signature)) return signature.MachineName;
        foreach (ISymbol member in symbol.ContainingType.GetMembers(symbol.Name + "Task"))
        {
            if (IsGenerated(member)) continue;
            if (member is not IMethodSymbol method) return symbol.Name + "Task";
            if (method.Arity == symbol.Arity && method.Parameters.Select(p => p.Type.ToDisplayString()).SequenceEqual(symbol.Parameters.Select(p => p.Type.ToDisplayString())))
                return symbol.Name + "Task";
        }
        return null;
    }

    /// <summary>
    /// Two overloads may have parameter types of the same simple name; two methods may, in unfinished code, be the same. The first in the source has
    /// the name.
    /// </summary>
    private static bool IsEarlierTaskOfThatName(IMethodSymbol overload, IMethodSymbol symbol, SignatureModel signature)
    {
        SyntaxReference? own = (symbol.PartialImplementationPart ?? symbol).DeclaringSyntaxReferences.FirstOrDefault();
        SyntaxReference? other = (overload.PartialImplementationPart ?? overload).DeclaringSyntaxReferences.FirstOrDefault();
        if (own is null || other?.GetSyntax() is not MethodDeclarationSyntax method || !ReactorTaskAttributes.IsCandidate(method)) return false;
        bool isEarlier = own.SyntaxTree == other.SyntaxTree
            ? other.Span.Start < own.Span.Start
            : string.CompareOrdinal(other.SyntaxTree.FilePath, own.SyntaxTree.FilePath) < 0;
        return isEarlier && overload.Arity == symbol.Arity && DeclarationCompilation.CanDeclare(method, overload) && SignatureBinder.MachineName(method, overload) == signature.MachineName;
    }

    private static bool IsGenerated(ISymbol member) => member.DeclaringSyntaxReferences.All(r => r.SyntaxTree.FilePath is "" || r.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
}
