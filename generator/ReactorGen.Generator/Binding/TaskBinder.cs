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
    /// <param name="diagnostics">Of the same model.</param>
    /// <returns>Null where the generator can add nothing: C# itself refuses the declaration.</returns>
    public static BindResult? Bind(MethodDeclarationSyntax method, SemanticModel model, BodyDiagnostics diagnostics, Action<Diagnostic>? report, CancellationToken cancel)
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
        SignatureModel signature = SignatureBinder.Bind(method, symbol, model, hasPrivateNames: true, model.GetNullableContext(method.SpanStart).AnnotationsEnabled(), ExternAliases.Find(model.Compilation));
        FileLinePositionSpan place = method.Identifier.GetLocation().GetLineSpan();
        string file = method.SyntaxTree.FilePath;
        string shownFile = model.Compilation.Options.SourceReferenceResolver?.NormalizePath(file, baseFilePath: null) ?? file;
        var positions = new PositionMap(signature.HintName, file, shownFile, place.StartLinePosition.Line + 1, EquatableArray<SourceSpan>.Empty);
        if (GeneratedNames.IsDuplicate(symbol)) return null;
        if (GeneratedNames.Taken(method, symbol, signature.MachineName, model) is { } taken)
        {
            report?.Invoke(Diagnostic.Create(Diagnostics.NameTaken, method.Identifier.GetLocation(), symbol.Name, taken));
            // The one that has the machine's name may have the file's too.
            signature = signature with { HintName = SignatureBinder.HintNameBeside(signature.HintName, symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)) };
            return new BindResult(null, new StubTask(signature, $"{Diagnostics.NameTaken.Id}: the name is taken", StubParts.DefiningPart), positions with { HintName = signature.HintName });
        }
        if (error is not null) return new BindResult(null, new StubTask(signature, error, Possible(method, symbol)), positions);
        try
        {
            return BindBody(method, symbol, signature, model, diagnostics, positions, report, cancel);
        }
        catch (InsufficientExecutionStackException)
        {
            report?.Invoke(Diagnostic.Create(Diagnostics.TooComplex, method.Identifier.GetLocation(), symbol.Name));
            return new BindResult(null, new StubTask(signature, $"RG0032: The body of '{symbol.Name}' is nested too deeply to be lowered; split the method"), positions);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Unfinished code can be too odd to bind. What is wrong with it, C# says. Not asked in the filter: there a cancellation would count as "no".
            if (diagnostics.Of(method, cancel).Any(IsError)) return new BindResult(null, new StubTask(signature, DoesNotCompile), positions);
            var defect = Diagnostic.Create(Diagnostics.Defect, method.Identifier.GetLocation(), symbol.Name, $"{e.GetType().Name}: {e.Message.Split('\n')[0]}");
            report?.Invoke(defect);
            return new BindResult(null, new StubTask(signature, $"RG0033: {defect.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"), positions);
        }
    }

    /// <summary>Where C# has no error of its own, what is missing came from a generator too: none sees what the others add.</summary>
    private const string DoesNotCompile = "CS: The body does not compile, or uses what another source generator adds, which this one cannot see: move that into an ordinary method";

    private static BindResult BindBody(MethodDeclarationSyntax method, IMethodSymbol symbol, SignatureModel signature, SemanticModel model, BodyDiagnostics diagnostics, PositionMap positions, Action<Diagnostic>? report, CancellationToken cancel)
    {
        CSharpSyntaxNode body = (CSharpSyntaxNode?)method.Body ?? method.ExpressionBody!.Expression;
        // Before the model is asked about the body: what the compiler binds for its diagnostics, the model then has.
        List<Diagnostic> reported = diagnostics.Of(method, cancel).ToList();
        SuspensionMap suspensions = SuspensionMap.Find(body, model, cancel);
        var context = new BodyContext(model, method, symbol, VariableUses.Find(body, method, model), suspensions, LocalFunctions.Find(body, model, suspensions), signature, report, cancel);
        foreach (IParameterSymbol parameter in symbol.Parameters) context.AddSlot(parameter, parameter.Type, SlotKind.Parameter);
        PlacementRules.Check(context);
        FileLocalTypes.Check(context);
        var expressions = new ExpressionBinder(context);
        Block block = context.Error is not null ? new Block(EquatableArray<BoundStatement>.Empty)
            : method.Body is not null ? new StatementBinder(context, expressions).BindBlock(method.Body.Statements)
            : BindExpressionBody(method.ExpressionBody!, symbol, context, expressions);
        EquatableArray<LocalFunction> functions = context.Error is null ? context.Functions.Bind(context).ToEquatableArray() : EquatableArray<LocalFunction>.Empty;
        positions = positions with { Spans = context.Spans.ToEquatableArray() };
        // A body that C# refuses has C#'s own errors; a second copy of them would only be noise.
        string? error = context.Error ?? (context.IsRefusedByCSharp || reported.Any(IsError) ? DoesNotCompile : null);
        signature = SilencedWarnings.With(signature, reported);
        if (CallerNames.AreFilledIn(body, context)) signature = signature with { ResumeName = signature.Name };
        if (error is not null) return new BindResult(null, new StubTask(signature, error), positions);
        return new BindResult(
            new BoundTask(signature, context.Slots.ToEquatableArray(), expressions.Points.ToEquatableArray(), block, context.Constants.ToEquatableArray(), Identifiers(method), Sorted(context.NestedNames.Concat(context.Uses.OtherNames).Concat(functions.Select(f => f.Name))), functions)
            {
                Accessors = context.HiddenMembers.Declarations.ToEquatableArray(),
                OutsideAccessors = context.HiddenMembers.OutsideDeclarations.ToEquatableArray(),
            },
            null,
            positions);
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.IsWarningAsError;

    private static Block BindExpressionBody(ArrowExpressionClauseSyntax arrow, IMethodSymbol symbol, BodyContext context, ExpressionBinder expressions)
    {
        new StatementBinder(context, expressions).Declare(arrow.Expression);
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

    /// <summary>What C# lets us add to a method whose signature cannot be that of a task: it is to have our error, and none about a missing part.</summary>
    public static StubParts Possible(MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        if (SignatureRules.LacksAccessibility(method, symbol)) return StubParts.Members;
        bool canBeTask = symbol.Parameters.All(p => p.RefKind == RefKind.None && !TypeModels.IsStackOnly(p.Type)) && !symbol.ReturnsByRef && !symbol.ReturnsByRefReadonly
            && !TypeModels.IsStackOnly(symbol.ReturnType) && !symbol.IsAsync && !symbol.IsVararg && (symbol.ReturnType is IDynamicTypeSymbol || !TypeModels.HoldsDynamic(symbol.ReturnType))
            && !symbol.ContainingType.IsRefLikeType && !SignatureRules.IsVariant(symbol.ContainingType);
        return canBeTask ? StubParts.All : StubParts.DefiningPart;
    }
}
