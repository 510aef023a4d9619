using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Binds what makes a value: <c>new</c> of every kind, <c>with</c>, <c>stackalloc</c> and collection expressions. Operands are evaluated in the order
/// of the text; what an initialiser does to the new object, it does as it comes.
/// </summary>
internal sealed partial class CreationBinder(BodyContext context, ExpressionBinder expressions, OperandBinder operands)
{
    private readonly InitializerBinder _initializers = new(context, expressions, operands);

    /// <returns>Null where the expression makes nothing.</returns>
    public BoundExpression? Bind(ExpressionSyntax expression) => expression switch
    {
        BaseObjectCreationExpressionSyntax { Initializer: { } initializer } creation when context.Suspensions.Contains(initializer) => BindInitialized(creation, initializer),
        BaseObjectCreationExpressionSyntax creation => expressions.Composite(creation, Arguments(creation.ArgumentList)),
        AnonymousObjectCreationExpressionSyntax anonymous => expressions.Composite(anonymous, Values(anonymous.Initializers.Select(i => i.Expression), "member")),
        ArrayCreationExpressionSyntax array => expressions.Composite(array, Values(
            array.Type.RankSpecifiers.SelectMany(r => r.Sizes).Where(s => s is not OmittedArraySizeExpressionSyntax).Concat(Elements(array.Initializer)), "element")),
        ImplicitArrayCreationExpressionSyntax array => expressions.Composite(array, Values(Elements(array.Initializer), "element")),
        StackAllocArrayCreationExpressionSyntax array => expressions.Composite(array, Values(
            ((ArrayTypeSyntax)array.Type).RankSpecifiers.SelectMany(r => r.Sizes).Where(s => s is not OmittedArraySizeExpressionSyntax).Concat(Elements(array.Initializer)), "element")),
        ImplicitStackAllocArrayCreationExpressionSyntax array => expressions.Composite(array, Values(Elements(array.Initializer), "element")),
        CollectionExpressionSyntax collection => BindCollection(collection),
        WithExpressionSyntax with => BindWith(with),
        _ => null,
    };

    /// <summary>The elements of an array without <c>new</c>, which generated code writes in front.</summary>
    public BoundExpression BindArray(InitializerExpressionSyntax list, CodeFragment before)
    {
        if (!context.Suspensions.Contains(list)) return new FragmentExpression(CodeFragment.Join(before, FragmentBuilder.Build(context, list)));
        CompositeExpression elements = expressions.Composite(list, Values(Elements(list), "element"));
        return elements with { Template = CodeFragment.Join(before, elements.Template) };
    }

    /// <summary>As in an async method, all holes are evaluated before the first is formatted.</summary>
    public CompositeExpression BindInterpolated(InterpolatedStringExpressionSyntax interpolated)
    {
        (SyntaxNode, Operand)[] holes = Values(interpolated.Contents.OfType<InterpolationSyntax>().Select(i => i.Expression), "hole");
        bool formattingIsSeen = holes.Count(h => h.Item2.Kind != OperandKind.Constant) > 1
            && holes.Any(h => context.Model.GetTypeInfo(h.Item1, context.Cancel).Type is not ({ SpecialType: not (SpecialType.None or SpecialType.System_Object) } or { TypeKind: TypeKind.Enum }));
        return expressions.Composite(interpolated, holes) with { EvaluatesAllFirst = formattingIsSeen };
    }

    private (SyntaxNode, Operand)[] Values(IEnumerable<ExpressionSyntax> nodes, string role) => nodes.Select(n => ((SyntaxNode)n, operands.Value(n, role))).ToArray();

    private (SyntaxNode Node, Operand Operand)[] Arguments(ArgumentListSyntax? list) => list is null ? [] : operands.Arguments(list.Parent!, list.Arguments);

    /// <summary>The elements of an array, those of its inner lists too.</summary>
    private static IEnumerable<ExpressionSyntax> Elements(InitializerExpressionSyntax? list) =>
        list is null ? [] : list.Expressions.SelectMany(e => e is InitializerExpressionSyntax inner ? Elements(inner) : [e]);

    private BoundExpression BindInitialized(BaseObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer)
    {
        if (context.Model.GetTypeInfo(creation, context.Cancel).Type is not { } type) return context.RefusedByCSharp();
        var constructor = context.Model.GetSymbolInfo(creation, context.Cancel).Symbol as IMethodSymbol;
        int first = _initializers.FirstSuspending(initializer);
        // Without its required members C# makes no object; nor are they all there when the first suspension comes.
        bool isBare = type is INamedTypeSymbol && _initializers.Requires(initializer, first) && !(constructor is not null && SetsRequired(constructor));
        if (isBare) first = 0;
        if (!_initializers.CanFollow(initializer, first) || isBare && !(constructor is not null && context.HiddenMembers.CanReach(constructor)))
            return expressions.Composite(creation, Arguments(creation.ArgumentList).Concat(_initializers.Operands(initializer)).ToArray());

        return Finished(type, isBare ? Bare(creation, constructor!) : Started(creation, initializer, first), initializer, first, $"created_{context.Suspensions.FirstPoint(initializer)}");
    }

    private static bool SetsRequired(IMethodSymbol constructor) => constructor.GetAttributes().Any(a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute");

    /// <summary>An object without its required members.</summary>
    private CompositeExpression Bare(BaseObjectCreationExpressionSyntax creation, IMethodSymbol constructor) => context.HiddenMembers.Constructor(constructor) is { } call
        ? Called(CodeFragment.Text(call), creation, CodeFragment.Empty)
        : new CompositeExpression(CodeFragment.Text("default"), EquatableArray<Operand>.Empty);

    /// <summary>What stands in front of the first suspension stays in the initialiser.</summary>
    private CompositeExpression Started(BaseObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer, int first)
    {
        CodeFragment name = creation is ObjectCreationExpressionSyntax { Type: var written } ? CodeFragment.Join("new ", FragmentBuilder.Build(context, written)) : CodeFragment.Text("new");
        return Called(name, creation, _initializers.Front(initializer, first));
    }

    private CompositeExpression Called(CodeFragment name, BaseObjectCreationExpressionSyntax creation, CodeFragment front)
    {
        CompositeExpression? list = creation.ArgumentList is null ? null : expressions.Composite(creation.ArgumentList, Arguments(creation.ArgumentList));
        return new CompositeExpression(CodeFragment.Join(name, list?.Template ?? CodeFragment.Text("()"), front), list?.Operands ?? EquatableArray<Operand>.Empty);
    }

    /// <summary>A value in a temporary, to which the rest of an initialiser is done.</summary>
    private SequenceExpression Finished(ITypeSymbol type, BoundExpression start, InitializerExpressionSyntax initializer, int first, string name)
    {
        int position = context.AddPosition(initializer.Parent!);
        int slot = type.IsRefLikeType ? context.AddNamed(name, initializer.Parent!.ToString(), TypeModels.Of(type), position) : context.AddTemporary(name, type);
        var statements = new List<BoundStatement> { new LocalDeclaration(slot, TypeModels.Text(type), start) { Position = position } };
        var receiver = new Operand(new FragmentExpression(CodeFragment.Of(new SlotPiece(slot, type.IsReferenceType ? Access.Read : Access.Both))), OperandKind.Constant, null, "receiver");
        _initializers.Bind(initializer, first, receiver, type, statements);
        return new SequenceExpression(statements.ToEquatableArray(), new FragmentExpression(CodeFragment.Slot(slot)));
    }

    /// <summary>The copy is taken before its members are evaluated.</summary>
    private BoundExpression BindWith(WithExpressionSyntax with)
    {
        if (context.Model.GetTypeInfo(with, context.Cancel).Type is not { } type) return context.RefusedByCSharp();
        Operand original = operands.Value(with.Expression, "original");
        int first = _initializers.FirstSuspending(with.Initializer);
        if (first < 0) return expressions.Composite(with, (with.Expression, original));
        if (type.IsAnonymousType || !_initializers.CanFollow(with.Initializer, first)) return expressions.Composite(with, _initializers.Operands(with.Initializer).Prepend((with.Expression, original)).ToArray());

        CodeFragment front = _initializers.Front(with.Initializer, first);
        var copy = new CompositeExpression(CodeFragment.Join(new OperandPiece(0), " with", front.Pieces.Count == 0 ? CodeFragment.Text(" { }") : front), EquatableArray.Of(original));
        return Finished(type, copy, with.Initializer, first, $"copy_{context.Suspensions.FirstPoint(with.Initializer)}");
    }
}
