using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>Local functions that move: their declaration, their calls, and their conversions to delegates.</content>
internal sealed partial class FragmentBuilder
{
    private int FunctionOf(ExpressionSyntax name) => _context.Functions.TryGetNamed(name, _context.Model, out int function) ? function : -1;

    /// <summary>The function whose arguments a list holds, or -1.</summary>
    private int CalledFunction(BaseArgumentListSyntax list) => list.Parent is InvocationExpressionSyntax call ? FunctionOf(Parentheses.Within(call.Expression)) : -1;

    private static Access AccessOfClosures(SyntaxNode use) =>
        use.Ancestors().TakeWhile(n => n is not MethodDeclarationSyntax).Any(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax)
            ? Access.Read | Access.Captured
            : Access.Read;

    private void VisitFunction(LocalFunctionStatementSyntax function, int number)
    {
        // An extern function has no body.
        string? keyword = ((SyntaxNode?)function.Body ?? function.ExpressionBody?.Expression) is { } body ? CheckedContexts.KeywordOf(body, [], _context) : null;
        foreach (SyntaxNodeOrToken child in function.ChildNodesAndTokens())
        {
            if (child == function.ParameterList)
            {
                bool isFollowed = function.ParameterList.Parameters.Count > 0;
                foreach (SyntaxNodeOrToken part in function.ParameterList.ChildNodesAndTokens())
                {
                    if (part.AsNode() is { } parameter) Visit(parameter);
                    else Token(part.AsToken());
                    if (part.IsKind(SyntaxKind.OpenParenToken)) Add(new FunctionClosuresPiece(number, IsDeclaration: true, isFollowed, Access.Read));
                }
            }
            else if (child == function.Identifier) Named(function.Identifier, number);
            else if (keyword is not null && child == function.Body)
            {
                // { checked { .. } }
                _text.Append($"{{ {keyword} ");
                Visit(function.Body);
                _text.Append(" }");
            }
            else if (keyword is not null && child == function.ExpressionBody)
            {
                bool isStatement = _context.Model.GetDeclaredSymbol(function, _context.Cancel) is { ReturnsVoid: true };
                bool returnsRef = function.ExpressionBody!.Expression is RefExpressionSyntax;
                _text.Append(isStatement ? $"{{ {keyword} {{ " : returnsRef ? "=> " : $"=> {keyword}(");
                Visit(function.ExpressionBody!.Expression);
                _text.Append(isStatement ? "; } }" : returnsRef ? ";" : ");");
            }
            else if (keyword is not null && function.ExpressionBody is not null && child == function.SemicolonToken) continue;
            else if (child.AsNode() is { } inner) Visit(inner);
            else Token(child.AsToken());
        }
    }

    private void Named(SyntaxToken identifier, int function)
    {
        if (identifier != _first) Trivia(identifier.LeadingTrivia);
        if (identifier != _first && IsWord(identifier.GetPreviousToken(), identifier, after: false)) _text.Append(' ');
        Add(new FunctionNamePiece(function));
        if (identifier != _last || _isStatement) Trivia(identifier.TrailingTrivia, isLast: identifier == _last);
    }

    /// <summary>A name of a function: called, or converted to a delegate.</summary>
    private void VisitFunctionName(SimpleNameSyntax name, int function)
    {
        if (name.Parent is not InvocationExpressionSyntax call || call.Expression != name)
        {
            Around(name, Delegate(name, name, function));
            return;
        }
        Named(name.Identifier, function);
        if (name is GenericNameSyntax generic) Visit(generic.TypeArgumentList);
    }

    /// <summary><c>new EventHandler(Handle)</c> where Handle is a function that moves.</summary>
    private bool IsDelegateCreation(BaseObjectCreationExpressionSyntax creation, out SimpleNameSyntax? name, out int function)
    {
        (name, function) = (null, -1);
        if (creation.ArgumentList is not { Arguments.Count: 1 } list || list.Arguments[0].Expression is not SimpleNameSyntax argument) return false;
        (name, function) = (argument, FunctionOf(argument));
        return function >= 0 && _context.Model.GetTypeInfo(creation, _context.Cancel).Type is { TypeKind: TypeKind.Delegate };
    }

    private FunctionDelegatePiece Delegate(ExpressionSyntax whole, SimpleNameSyntax name, int function)
    {
        CodeFragment called = CodeFragment.Join(new FunctionNamePiece(function), name is GenericNameSyntax generic ? generic.TypeArgumentList.ToString() : "");
        CodeFragment plain = whole == name
            ? called
            : CodeFragment.Join(whole.ToString().Substring(0, name.SpanStart - whole.SpanStart), called, whole.ToString().Substring(name.Span.End - whole.SpanStart));
        if (_context.Model.GetOperation(name, _context.Cancel) is not IMethodReferenceOperation { Method: var method, Parent: IDelegateCreationOperation { Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoke } type } })
            return new FunctionDelegatePiece(function, plain, called, null, "", "", false);
        var names = method.Parameters.Select(p => SyntaxFacts.GetKeywordKind(p.Name) == SyntaxKind.None ? p.Name : "@" + p.Name).ToList();
        TypeModel model = TypeModels.Of(type);
        bool canBeKept = !HoldsFunctionsTypeParameter(type) && !method.TypeArguments.Any(HoldsFunctionsTypeParameter) && model.CannotBeField is null;
        bool returnsRef = invoke.ReturnsByRef || invoke.ReturnsByRefReadonly, isNatural = type.IsAnonymousType || !type.CanBeReferencedByName;
        IEnumerable<string> parameters = invoke.Parameters.Select((p, i) =>
            (isNatural ? LambdaExample.Parameter(p, names[i]) : null) ?? $"{Keyword(p.RefKind, isDeclaration: true)}{TypeModels.Text(p.Type)} {names[i]}");
        string arguments = string.Join(", ", invoke.Parameters.Select((p, i) => Keyword(p.RefKind, isDeclaration: false) + names[i]));
        string list = $"{(isNatural && returnsRef ? LambdaExample.Result(invoke) + " " : "")}({string.Join(", ", parameters)})";
        string? kept = !canBeKept ? null : isNatural ? "object" : model.Shape is null ? model.Text : null;
        return new FunctionDelegatePiece(function, plain, called, kept, list, arguments, returnsRef)
        {
            Shape = isNatural ? model.Shape : null,
            Identity = string.Join(" ", method.TypeArguments.Select(DocumentationCommentId.CreateReferenceId).Prepend(isNatural ? model.Shape?.Example : DocumentationCommentId.CreateReferenceId(type))),
        };
    }

    private static string Keyword(RefKind kind, bool isDeclaration) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => isDeclaration ? "ref readonly " : "in ",
        _ => "",
    };

    /// <summary>Whether a type parameter of a local function stands in a type: a class outside the function cannot name it.</summary>
    private static bool HoldsFunctionsTypeParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.DeclaringMethod is { MethodKind: MethodKind.LocalFunction },
        IArrayTypeSymbol array => HoldsFunctionsTypeParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HoldsFunctionsTypeParameter),
        _ => false,
    };
}
