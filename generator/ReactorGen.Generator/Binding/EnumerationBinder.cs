using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>Finds out how a <c>foreach</c> enumerates and how a resource is given back.</summary>
internal sealed class EnumerationBinder(BodyContext context, ExpressionBinder expressions)
{
    /// <summary>The start of a foreach whose body suspends: everything but its variable and its body.</summary>
    public ForEach? Bind(ForEachStatementSyntax each)
    {
        if (!each.AwaitKeyword.IsKind(SyntaxKind.None))
        {
            context.Unsupported(each, "an 'await foreach'");
            return null;
        }
        ForEachStatementInfo info = context.Model.GetForEachStatementInfo(each);
        ITypeSymbol? collection = context.Model.GetTypeInfo(each.Expression, context.Cancel).Type;
        if (collection is null || info.ElementType is null) return null;
        if (context.Model.GetDeclaredSymbol(each) is not ILocalSymbol { IsRef: false } variable)
        {
            context.Report(Diagnostics.RefLocalAcross, each.Identifier.GetLocation(), each.Identifier.ValueText);
            return null;
        }
        string cast = info.ElementConversion.IsIdentity ? "" : $"({TypeModels.Text(variable.Type)})";
        if (collection is IArrayTypeSymbol { IsSZArray: true } || collection.SpecialType == SpecialType.System_String)
        {
            int source = context.AddTemporary($"{each.Identifier.ValueText}_source", collection);
            int index = context.AddTemporary($"{each.Identifier.ValueText}_index", TypeModel.Int32);
            return new ForEach(0, EnumerationKind.Indexed, expressions.Bind(each.Expression), source, index, -1, "", cast, None, DisposalKind.None);
        }
        if (info.GetEnumeratorMethod is not { } get || info.CurrentProperty is null || collection is IArrayTypeSymbol || get.IsExtensionMethod)
        {
            context.Unsupported(each.Expression, "a 'foreach' over this kind of collection");
            return null;
        }
        ITypeSymbol enumerator = get.ReturnType;
        if (enumerator.IsRefLikeType)
        {
            context.Report(Diagnostics.StackOnlyAcross, each.Expression.GetLocation(), each.Expression.ToString(), TypeModels.Text(enumerator));
            return null;
        }
        BoundExpression start = StartOf(each, collection, get);
        int slot = context.AddTemporary($"{each.Identifier.ValueText}_enumerator", enumerator);
        return new ForEach(0, EnumerationKind.Enumerator, start, slot, -1, -1, "", cast, None, EnumeratorDisposal(enumerator));
    }

    private static readonly Block None = new(EquatableArray<BoundStatement>.Empty);

    private BoundExpression StartOf(ForEachStatementSyntax each, ITypeSymbol collection, IMethodSymbol get)
    {
        BoundExpression source = expressions.Bind(each.Expression);
        bool throughInterface = get.ContainingType.TypeKind == TypeKind.Interface && collection.TypeKind != TypeKind.Interface;
        string before = throughInterface ? $"(({TypeModels.Text(get.ContainingType)})" : "(", after = throughInterface ? ").GetEnumerator()" : ").GetEnumerator()";
        if (source is FragmentExpression fragment)
        {
            bool simple = !throughInterface && each.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax;
            return new FragmentExpression(simple
                ? CodeFragment.Join(fragment.Code, ".GetEnumerator()")
                : CodeFragment.Join(before, fragment.Code, after));
        }
        var operand = new Operand(source, OperandKind.Value, TypeModels.Of(collection), "source");
        return new CompositeExpression(CodeFragment.Join(before, new OperandPiece(0), after), EquatableArray.Of(operand));
    }

    private DisposalKind EnumeratorDisposal(ITypeSymbol enumerator)
    {
        if (ImplementsDisposable(enumerator)) return DisposalOf(enumerator);
        return enumerator is { IsSealed: false, IsReferenceType: true } ? DisposalKind.IfDisposable : DisposalKind.None;
    }

    /// <summary>How <c>using</c> gives back a resource of a type.</summary>
    public DisposalKind DisposalOf(ITypeSymbol type)
    {
        bool hasMethod = HasDispose(type);
        if (type.IsRefLikeType) return DisposalKind.Direct;
        if (type is ITypeParameterSymbol or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }) return DisposalKind.IfDisposable;
        if (type.IsValueType) return hasMethod ? DisposalKind.Direct : DisposalKind.Constrained;
        return hasMethod ? DisposalKind.IfNotNull : DisposalKind.IfDisposable;
    }

    /// <summary>Whether <c>x.Dispose()</c> is what the contract would call: not where that is implemented explicitly or hidden.</summary>
    private static bool HasDispose(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface) return ImplementsDisposable(type);
        INamedTypeSymbol? contract = type.AllInterfaces.FirstOrDefault(i => i.SpecialType == SpecialType.System_IDisposable);
        if (contract is null || type.FindImplementationForInterfaceMember(contract.GetMembers("Dispose")[0]) is not IMethodSymbol implementation) return false;
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
            if (t.GetMembers("Dispose").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.Length == 0) is { } found)
                return SymbolEqualityComparer.Default.Equals(found, implementation) || (found.IsOverride && implementation.IsOverride);
        return false;
    }

    private static bool ImplementsDisposable(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_IDisposable || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_IDisposable);
}
