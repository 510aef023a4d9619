using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>Finds out how a <c>foreach</c> enumerates and how a resource is given back.</summary>
internal sealed class EnumerationBinder(BodyContext context, ExpressionBinder expressions)
{

    /// <summary>A foreach that suspends, but for its target and its body.</summary>
    public ForEach? Bind(CommonForEachStatementSyntax each)
    {
        ForEachStatementInfo info = context.Model.GetForEachStatementInfo(each);
        ITypeSymbol? collection = context.Model.GetTypeInfo(each.Expression, context.Cancel).Type;
        if (collection is null || info.ElementType is null) return null;
        if (collection is IArrayTypeSymbol array) return BindIndexed(each, info, collection, array.IsSZArray ? 1 : array.Rank);
        if (collection.SpecialType == SpecialType.System_String) return BindIndexed(each, info, collection, 1);
        if (LengthOfInlineArray(collection) is > 0 and var length) return BindInlineArray(each, info, collection, length);
        if (info.GetEnumeratorMethod is not { } get || info.CurrentProperty is null)
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
        int slot = context.AddTemporary($"{NameOf(each)}_enumerator", enumerator);
        (string before, string after) = Conversion(each, info);
        return new ForEach(
            0, EnumerationKind.Enumerator, start, slot, [], [], None, before, expressions.BindImplicit(each, ImplicitCallKind.MoveNext, slot), NoBody,
            EnumeratorDisposal(enumerator), expressions.BindImplicit(each, ImplicitCallKind.Dispose, slot)) { AfterElement = after };
    }

    private ForEach BindIndexed(CommonForEachStatementSyntax each, ForEachStatementInfo info, ITypeSymbol collection, int rank)
    {
        string name = NameOf(each);
        BoundExpression start = expressions.Bind(each.Expression);
        int source = context.AddTemporary($"{name}_source", collection);
        EquatableArray<int> lasts = rank == 1 ? [] : Enumerable.Range(1, rank).Select(n => context.AddTemporary($"{name}_last{n}", TypeModel.Int32)).ToEquatableArray();
        EquatableArray<int> indexes = Enumerable.Range(1, rank).Select(n => context.AddTemporary(rank == 1 ? $"{name}_index" : $"{name}_index{n}", TypeModel.Int32)).ToEquatableArray();
        EnumerationKind kind = rank == 1 ? EnumerationKind.Indexed : EnumerationKind.Rectangular;
        (string before, string after) = Conversion(each, info);
        return new ForEach(0, kind, start, source, indexes, lasts, None, before, null, NoBody, DisposalKind.None, null) { AfterElement = after };
    }

    private static int LengthOfInlineArray(ITypeSymbol type) => type is { IsValueType: true } && !type.GetMembers("GetEnumerator").Any()
        && type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "InlineArrayAttribute") is { ConstructorArguments: { Length: 1 } arguments } ? arguments[0].Value as int? ?? 0 : 0;

    /// <summary>The elements by their numbers, where the compiler would make a span: of a variable in its place, else of a copy.</summary>
    private ForEach BindInlineArray(CommonForEachStatementSyntax each, ForEachStatementInfo info, ITypeSymbol collection, int length)
    {
        ForEach indexed = BindIndexed(each, info, collection, 1) with { FixedLength = length };
        var parts = new List<BoundStatement>();
        if (context.Suspensions.Contains(each.Expression) || expressions.Operands.Receiver(each.Expression) is not { Kind: OperandKind.Location } variable) return indexed;
        CodeFragment place = expressions.Operands.Repeatable(variable, 0, context.AddPosition(each.Expression), parts);
        return indexed with { Place = place, BeforePlace = parts.ToEquatableArray() };
    }

    private static readonly Block NoBody = new(EquatableArray<BoundStatement>.Empty);

    private static readonly ForEachTarget None = new(-1, "", null);

    private static string NameOf(CommonForEachStatementSyntax each) => each is ForEachStatementSyntax single ? single.Identifier.ValueText : "element";

    /// <summary>What stands before and behind an element.</summary>
    private (string Before, string After) Conversion(CommonForEachStatementSyntax each, ForEachStatementInfo info)
    {
        if (each is not ForEachStatementSyntax single || context.Model.GetDeclaredSymbol(single, context.Cancel) is not ILocalSymbol variable) return ("", "");
        if (variable.IsRef) return ("ref ", "");
        if (info.ElementConversion.IsIdentity) return ("", "");
        string cast = $"({TypeModels.Text(variable.Type)})";
        bool mayOverflow = context.HasCheckedContexts && info.ElementConversion is { IsExplicit: true, IsReference: false, IsUnboxing: false };
        return mayOverflow && each.Ancestors().OfType<CheckedStatementSyntax>().FirstOrDefault() is { } around ? ($"{around.Keyword.Text}({cast}", ")") : (cast, "");
    }

    /// <summary>The call of GetEnumerator: on the collection itself, through the interface it comes from, or as the static method it is.</summary>
    private BoundExpression StartOf(CommonForEachStatementSyntax each, ITypeSymbol collection, IMethodSymbol get)
    {
        BoundExpression source = expressions.Bind(each.Expression);
        bool throughInterface = get.ContainingType.TypeKind == TypeKind.Interface && collection.TypeKind is not (TypeKind.Interface or TypeKind.TypeParameter);
        (string before, string after) = Parentheses.Around(each.Expression);
        (before, after) = throughInterface ? ($"(({TypeModels.Text(get.ContainingType)}){before}", $"{after}).GetEnumerator()") : (before, $"{after}.GetEnumerator()");
        if (get.IsExtensionMethod)
        {
            // Reduced, it would be looked for among the members of the collection first.
            IMethodSymbol method = get.ReducedFrom is { } definition && definition.Arity > 0 ? get : get.ReducedFrom ?? get;
            string arguments = method.TypeArguments.Length == 0 ? "" : $"<{string.Join(", ", method.TypeArguments.Select(TypeModels.Text))}>";
            (before, after) = ($"{TypeModels.Text(get.ContainingType)}.GetEnumerator{arguments}(", ")");
        }
        if (source is FragmentExpression fragment) return new FragmentExpression(CodeFragment.Join(before, fragment.Code, after));
        var operand = new Operand(source, OperandKind.Value, TypeModels.Of(collection), "source");
        return new CompositeExpression(CodeFragment.Join(before, new OperandPiece(0), after), EquatableArray.Of(operand));
    }

    private DisposalKind EnumeratorDisposal(ITypeSymbol enumerator)
    {
        if (ImplementsDisposable(enumerator)) return DisposalOf(enumerator);
        return enumerator is { IsSealed: false, IsReferenceType: true } or ITypeParameterSymbol ? DisposalKind.IfDisposable : DisposalKind.None;
    }

    /// <summary>How <c>using</c> gives back a resource of a type.</summary>
    public DisposalKind DisposalOf(ITypeSymbol type)
    {
        bool hasMethod = HasDispose(type);
        if (type.IsRefLikeType) return DisposalKind.Direct;
        if (type is ITypeParameterSymbol { IsReferenceType: false } && ImplementsDisposable(type)) return DisposalKind.Constrained;
        if (type is ITypeParameterSymbol or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }) return DisposalKind.IfDisposable;
        if (type.IsValueType) return hasMethod ? DisposalKind.Direct : DisposalKind.Constrained;
        return hasMethod ? DisposalKind.IfNotNull : DisposalKind.IfDisposable;
    }

    /// <summary>Whether being disposed of may change the variable itself.</summary>
    public static bool ChangesWhenDisposed(ITypeSymbol type) => type is { IsReferenceType: false, IsReadOnly: false, IsRefLikeType: false };

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
        type is ITypeParameterSymbol parameter ? parameter.ConstraintTypes.Any(ImplementsDisposable)
        : type.SpecialType == SpecialType.System_IDisposable || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_IDisposable);
}
