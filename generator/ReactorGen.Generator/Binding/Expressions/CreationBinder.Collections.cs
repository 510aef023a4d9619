using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>Collection expressions: what is filled as it goes, what is filled at once.</content>
internal sealed partial class CreationBinder
{
    private BoundExpression BindCollection(CollectionExpressionSyntax collection)
    {
        IEnumerable<ExpressionSyntax> elements = collection.Elements.Select(e => e is SpreadElementSyntax spread ? spread.Expression : ((ExpressionElementSyntax)e).Expression);
        ITypeSymbol? type = context.Model.GetTypeInfo(collection, context.Cancel).ConvertedType;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        if (type is not null && CollectsAsItGoes(type)) return Collected(collection, type, type);
        if (type is not null && ListOf(type) is { } list)
        {
            // What has no length is enumerated where it stands, into a list.
            if (HasSpreadOfUnknownLength(collection)) return Collected(collection, list, type);
            int spreads = collection.Elements.LastIndexOf(e => e is SpreadElementSyntax) + 1;
            if (spreads > 0 && collection.Elements.Skip(spreads).Any(context.Suspensions.Contains)) return SpreadFirst(collection, spreads, list);
        }
        return expressions.Composite(collection, Values(elements, "element"));
    }

    // [..a, Receive(s)]   ->   spread = [..a]; suspend Receive(s); [..spread, [result]]
    private SequenceExpression SpreadFirst(CollectionExpressionSyntax collection, int count, INamedTypeSymbol list)
    {
        int slot = context.AddTemporary($"spread_before{context.Suspensions.FirstPoint(collection)}", list);
        // A collection that stands alone is copied without being asked for its length.
        bool isAlone = count == 1 && LengthOf(((SpreadElementSyntax)collection.Elements[0]).Expression) is { DeclaringSyntaxReferences.Length: > 0 } && AnonymousShapes.Of(list) is null;
        CodeFragment before = isAlone ? CodeFragment.Text($"..global::System.Array.Empty<{TypeModels.Text(list.TypeArguments[0])}>(), ") : CodeFragment.Empty;
        var start = new LocalDeclaration(slot, TypeModels.Text(list), Listed(collection.Elements.Take(count), before)) { Position = context.AddPosition(collection) };
        return new SequenceExpression(EquatableArray.Of<BoundStatement>(start), Listed(collection.Elements.Skip(count), CodeFragment.Join("..", slot, ", ")));
    }

    private CompositeExpression Listed(IEnumerable<CollectionElementSyntax> elements, CodeFragment before)
    {
        var parts = new List<object> { "[", before };
        var values = new List<Operand>();
        foreach (CollectionElementSyntax element in elements)
        {
            if (values.Count > 0) parts.Add(", ");
            if (element is SpreadElementSyntax) parts.Add("..");
            parts.Add(new OperandPiece(values.Count));
            values.Add(operands.Value(element is SpreadElementSyntax spread ? spread.Expression : ((ExpressionElementSyntax)element).Expression, "element"));
        }
        parts.Add("]");
        return new CompositeExpression(CodeFragment.Join(parts.ToArray()), values.ToEquatableArray());
    }

    private bool HasSpreadOfUnknownLength(CollectionExpressionSyntax collection) => collection.Elements.OfType<SpreadElementSyntax>()
        .Any(s => context.Model.GetTypeInfo(s.Expression, context.Cancel).Type is { } and not IArrayTypeSymbol && LengthOf(s.Expression) is null);

    /// <summary>The property that counts the elements of a collection, or null.</summary>
    private IPropertySymbol? LengthOf(ExpressionSyntax collection)
    {
        if (context.Model.GetTypeInfo(collection, context.Cancel).Type is not { } type) return null;
        IEnumerable<ITypeSymbol> types = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Prepend(type) : BaseTypes(type);
        return types.SelectMany(t => t.GetMembers()).OfType<IPropertySymbol>()
            .FirstOrDefault(p => p is { Name: "Length" or "Count", Type.SpecialType: SpecialType.System_Int32, IsStatic: false, Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public });
    }

    private static IEnumerable<ITypeSymbol> BaseTypes(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType) yield return t;
    }

    /// <summary>The list in which elements are collected for a type that is filled at once.</summary>
    private INamedTypeSymbol? ListOf(ITypeSymbol type) => context.Model.Compilation.GetTypeByMetadataName("System.Collections.Generic.List`1")?.Construct(ElementOf(type));

    /// <summary>What <c>foreach</c> would find in a collection.</summary>
    private ITypeSymbol ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array) return array.ElementType;
        IMethodSymbol? enumerate = BaseTypes(type).SelectMany(t => t.GetMembers("GetEnumerator")).OfType<IMethodSymbol>()
            .FirstOrDefault(m => m is { IsStatic: false, Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public });
        IPropertySymbol? current = enumerate is null ? null : BaseTypes(enumerate.ReturnType).Concat(enumerate.ReturnType.AllInterfaces).SelectMany(t => t.GetMembers("Current")).OfType<IPropertySymbol>().FirstOrDefault(p => p.DeclaredAccessibility == Accessibility.Public);
        INamedTypeSymbol? enumerable = type.AllInterfaces.FirstOrDefault(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);
        return current?.Type ?? enumerable?.TypeArguments[0] ?? context.Model.Compilation.ObjectType;
    }

    /// <summary>Whether a collection expression of the type is a constructor and calls of <c>Add</c>.</summary>
    private static bool CollectsAsItGoes(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.TypeParameter && !type.IsRefLikeType
        && type is not INamedTypeSymbol { Name: "List", Arity: 1, ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } }
        && !type.GetAttributes().Any(a => a.AttributeClass?.Name == "CollectionBuilderAttribute");

    private SequenceExpression Collected(CollectionExpressionSyntax collection, ITypeSymbol type, ITypeSymbol wanted)
    {
        int point = context.Suspensions.FirstPoint(collection), position = context.AddPosition(collection);
        int slot = context.AddTemporary($"collected_{point}", type);
        var target = new SlotPiece(slot, type.IsReferenceType ? Access.Read : Access.Both);
        var statements = new List<BoundStatement> { new LocalDeclaration(slot, TypeModels.Text(type), new FragmentExpression(CodeFragment.Text("[]"))) { Position = position } };
        foreach (CollectionElementSyntax element in collection.Elements)
        {
            ExpressionSyntax value = element is SpreadElementSyntax spread ? spread.Expression : ((ExpressionElementSyntax)element).Expression;
            CodeFragment add = element is SpreadElementSyntax
                ? CodeFragment.Join("foreach (var item in ", new OperandPiece(0), ") ", target, ".Add(item);")
                : CodeFragment.Join(target, ".Add(", new OperandPiece(0), ");");
            if (element is SpreadElementSyntax) context.NestedNames.Add("item");
            statements.Add(new TemplateStatement(new CompositeExpression(add, EquatableArray.Of(operands.Value(value, "element")))) { Position = context.AddPosition(element) });
        }
        bool isWanted = SymbolEqualityComparer.Default.Equals(type, wanted);
        CodeFragment all = isWanted ? CodeFragment.Slot(slot) : CodeFragment.Join("[.. ", slot, "]");
        return new SequenceExpression(statements.ToEquatableArray(), new FragmentExpression(all));
    }
}
