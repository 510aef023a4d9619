using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Binds the members of an object or collection initialiser from the first suspension on, as statements.
/// <code>
/// new Node { A = 1, B = Receive(s), Items = { 2 } }   ->   created = new Node { A = 1 }; created.B = Receive(s); created.Items.Add(2);
/// </code>
/// </summary>
internal sealed class InitializerBinder(BodyContext context, ExpressionBinder expressions, OperandBinder operands)
{
    public int FirstSuspending(InitializerExpressionSyntax initializer) => initializer.Expressions.IndexOf(context.Suspensions.Contains);

    /// <summary>Whether everything from a member on can be set after the object has been made: by a statement, or by an accessor where C# has none.</summary>
    public bool CanFollow(InitializerExpressionSyntax initializer, int from) => initializer.Expressions.Skip(from).All(e => e is not AssignmentExpressionSyntax assignment
        || (assignment.Right is InitializerExpressionSyntax inner ? CanFollow(inner, 0) : HiddenMember(assignment.Left) is not { } hidden || context.HiddenMembers.CanReach(hidden)));

    /// <summary>Whether an object cannot be made without these members being set at once.</summary>
    public bool Requires(InitializerExpressionSyntax initializer, int from) => initializer.Expressions.Skip(from).Any(e => e is AssignmentExpressionSyntax assignment
        && context.Model.GetSymbolInfo(assignment.Left, context.Cancel).Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    /// <summary>A property or indexer that only an initialiser can set, or null.</summary>
    private IPropertySymbol? HiddenMember(ExpressionSyntax target)
    {
        var property = context.Model.GetSymbolInfo(target, context.Cancel).Symbol as IPropertySymbol
            ?? (target is ImplicitElementAccessSyntax element ? CountedFromEnd(element)?.IndexerSymbol as IPropertySymbol : null);
        // An override may leave the setter to what it overrides.
        while (property is { SetMethod: null, OverriddenProperty: { } overridden }) property = overridden;
        return property is { SetMethod.IsInitOnly: true } ? property : null;
    }

    /// <summary>What the compiler makes of an <c>Index</c> where the indexer takes a number.</summary>
    private IImplicitIndexerReferenceOperation? CountedFromEnd(ImplicitElementAccessSyntax element) => context.Model.GetOperation(element, context.Cancel) as IImplicitIndexerReferenceOperation;

    /// <summary>All values of an initialiser, for where it must stay whole.</summary>
    public IEnumerable<(SyntaxNode, Operand)> Operands(InitializerExpressionSyntax initializer)
    {
        foreach (ExpressionSyntax member in initializer.Expressions)
        {
            if (member is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax element })
                foreach (ArgumentSyntax argument in element.ArgumentList.Arguments) yield return (argument.Expression, operands.Argument(argument, "index"));
            ExpressionSyntax value = member is AssignmentExpressionSyntax assignment ? assignment.Right : member;
            if (value is InitializerExpressionSyntax inner)
                foreach ((SyntaxNode, Operand) part in Operands(inner)) yield return part;
            else yield return (value, operands.Value(value, "member"));
        }
    }

    /// <summary>The members in front of one, as an initialiser of their own.</summary>
    public CodeFragment Front(InitializerExpressionSyntax initializer, int count) => count == 0 ? CodeFragment.Empty : Listed(initializer.Expressions.Take(count));

    private CodeFragment Listed(IEnumerable<ExpressionSyntax> members) => CodeFragment.Join([" { ", .. members.SelectMany((m, i) => new object[] { i == 0 ? "" : ", ", Written(m) }), " }"]);

    /// <summary>A member as it stands. The word of a <c>checked</c> block goes to its values: around the whole it would make it none.</summary>
    private CodeFragment Written(ExpressionSyntax member) => member switch
    {
        not AssignmentExpressionSyntax when CallerInfo.BehindElement(member, context) is { Length: > 0 } behind => CodeFragment.Join(
            ["{ ", .. Arguments(member).SelectMany((a, i) => new object[] { i == 0 ? "" : ", ", FragmentBuilder.Build(context, a) }), behind, " }"]),
        _ when !context.HasCheckedContexts => FragmentBuilder.Build(context, member),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: var indices } } assignment => CodeFragment.Join(
            ["[", .. indices.SelectMany((a, i) => new object[] { i == 0 ? "" : ", ", NameOf(a), FragmentBuilder.Build(context, a.Expression) }), "] = ", Written(assignment.Right)]),
        AssignmentExpressionSyntax assignment => CodeFragment.Join($"{assignment.Left.WithoutTrivia()} = ", Written(assignment.Right)),
        InitializerExpressionSyntax inner => Listed(inner.Expressions),
        _ => FragmentBuilder.Build(context, member),
    };

    /// <summary>Adds the statements for the members from one on.</summary>
    /// <param name="type">The type of the receiver.</param>
    public void Bind(InitializerExpressionSyntax initializer, int from, Operand receiver, ITypeSymbol? type, List<BoundStatement> output)
    {
        foreach (ExpressionSyntax member in initializer.Expressions.Skip(from))
        {
            if (member is not AssignmentExpressionSyntax assignment) Add(member, receiver, output);
            else if (assignment.Right is not InitializerExpressionSyntax && HiddenMember(assignment.Left) is { } hidden) SetHidden(hidden, assignment, receiver, type, output);
            else if (assignment.Left is ImplicitElementAccessSyntax element) Set(Element(element, assignment.Right, receiver, output), assignment, output);
            else Set(Member(assignment.Left, receiver), assignment, output);
        }
    }

    private void Set(Operand target, AssignmentExpressionSyntax assignment, List<BoundStatement> output)
    {
        if (assignment.Right is InitializerExpressionSyntax inner)
        {
            Bind(inner, 0, target, null, output);
            return;
        }
        var set = new AssignmentExpression(target with { Kind = OperandKind.Location, Role = "target" }, null, expressions.Bind(assignment.Right), target.Type ?? TypeModel.Int32, false, false);
        output.Add(new ExpressionStatement(set) { Position = context.AddPosition(assignment) });
    }

    // MainMembers.SetSize(created, Receive(s));
    private void SetHidden(IPropertySymbol property, AssignmentExpressionSyntax assignment, Operand receiver, ITypeSymbol? type, List<BoundStatement> output)
    {
        // Through an interface, a value can only be set in its box.
        bool isBoxed = property.ContainingType.TypeKind == TypeKind.Interface && type is { IsReferenceType: false };
        object target = isBoxed ? "boxed" : new OperandPiece(0);
        var parts = new List<object> { context.HiddenMembers.Setter(property), property.ContainingType.IsValueType ? "(ref " : "(", target };
        var values = new List<Operand> { receiver };
        bool isNamed = AccessorSignatures.NamesValue(property);
        if (assignment.Left is ImplicitElementAccessSyntax element)
        {
            foreach ((string name, Operand index) in Indices(element, assignment.Right, receiver, output, isCounted: true))
            {
                parts.AddRange([", ", name, new OperandPiece(values.Count)]);
                values.Add(index);
                isNamed |= name.Length > 0;
            }
        }
        parts.AddRange([", ", isNamed ? "value: " : "", new OperandPiece(values.Count), ")"]);
        values.Add(operands.Value(assignment.Right, "member"));
        int position = context.AddPosition(assignment);
        if (isBoxed)
        {
            context.NestedNames.Add("boxed");
            CodeFragment code = CodeFragment.Join([$"{{ {TypeModels.Text(property.ContainingType)} boxed = ", new OperandPiece(0), "; ", .. parts, "; ", new OperandPiece(0), $" = ({TypeModels.Text(type!)})boxed; }}"]);
            output.Add(new TemplateStatement(new CompositeExpression(code, values.ToEquatableArray())) { Position = position });
            return;
        }
        output.Add(new ExpressionStatement(new CompositeExpression(CodeFragment.Join(parts.ToArray()), values.ToEquatableArray())) { Position = position });
    }

    /// <summary>A member of the object that is being initialised: a value that is read, or a struct in its place.</summary>
    private Operand Member(ExpressionSyntax name, Operand receiver)
    {
        ISymbol? symbol = context.Model.GetSymbolInfo(name, context.Cancel).Symbol;
        ITypeSymbol? type = (symbol as IPropertySymbol)?.Type ?? (symbol as IFieldSymbol)?.Type ?? (symbol as IEventSymbol)?.Type;
        bool isPlace = symbol is IFieldSymbol && type is { IsValueType: true };
        var access = new CompositeExpression(CodeFragment.Join(new OperandPiece(0), $".{name.WithoutTrivia()}"), EquatableArray.Of(receiver));
        return new Operand(access, isPlace ? OperandKind.Location : OperandKind.Value, type is null ? null : TypeModels.Of(type), "receiver");
    }

    private Operand Element(ImplicitElementAccessSyntax element, ExpressionSyntax value, Operand receiver, List<BoundStatement> output)
    {
        var parts = new List<object> { new OperandPiece(0), "[" };
        var values = new List<Operand> { receiver };
        foreach ((string name, Operand index) in Indices(element, value, receiver, output))
        {
            if (values.Count > 1) parts.Add(", ");
            parts.AddRange([name, new OperandPiece(values.Count)]);
            values.Add(index);
        }
        parts.Add($"{CallerInfo.Of(element, context, ", ")}]");
        ITypeSymbol? result = (context.Model.GetSymbolInfo(element, context.Cancel).Symbol as IPropertySymbol)?.Type ?? context.Model.GetTypeInfo(element, context.Cancel).Type;
        return new Operand(new CompositeExpression(CodeFragment.Join(parts.ToArray()), values.ToEquatableArray()), OperandKind.Value, result is null ? null : TypeModels.Of(result), "receiver");
    }

    /// <summary>
    /// The indices of an element, each with its name if that is written. They are evaluated before what has the element, which a member has to be asked for, and
    /// once, where more than one thing is done to the element.
    /// </summary>
    /// <param name="isCounted">Whether an index from the end has to be a number.</param>
    private List<(string Name, Operand Index)> Indices(ImplicitElementAccessSyntax element, ExpressionSyntax value, Operand receiver, List<BoundStatement> output, bool isCounted = false)
    {
        bool isFirst = value is InitializerExpressionSyntax || receiver.Kind != OperandKind.Constant;
        if ((isFirst || isCounted || context.Suspensions.Contains(value)) && LengthName(element) is { } length) return [("", FromEnd(element, length, receiver, output))];
        var indices = new List<(string, Operand)>();
        for (int i = 0; i < element.ArgumentList.Arguments.Count; i++)
        {
            ArgumentSyntax argument = element.ArgumentList.Arguments[i];
            Operand index = operands.Handlers.Shared(operands.Argument(argument, "index"), element, i);
            indices.Add((NameOf(argument), isFirst ? Once(index, argument, output) : index));
        }
        return indices;
    }

    private static string NameOf(ArgumentSyntax argument) => argument.NameColon is { } name ? $"{name.Name.Identifier.Text}: " : "";

    private Operand Once(Operand index, SyntaxNode place, List<BoundStatement> output)
    {
        if (index is not { Kind: OperandKind.Value, Type: { } type }) return index;
        int point = context.Suspensions.FirstPoint(place.FirstAncestorOrSelf<AssignmentExpressionSyntax>()!);
        int slot = context.AddTemporary(point == 0 ? "index" : $"index_{point}", type);
        output.Add(new LocalDeclaration(slot, type.Text, index.Expression) { Position = context.AddPosition(place) });
        return new Operand(new FragmentExpression(CodeFragment.Slot(slot)), OperandKind.Constant, null, "index");
    }

    /// <summary>The property that counts the elements, where the index is an <c>Index</c> that the compiler turns into a number.</summary>
    private string? LengthName(ImplicitElementAccessSyntax element)
    {
        if (CountedFromEnd(element) is { } counted) return counted.LengthSymbol.Name;
        bool isIndex = element.ArgumentList.Arguments is { Count: 1 } arguments
            && context.Model.GetTypeInfo(arguments[0].Expression, context.Cancel).ConvertedType is { Name: "Index", ContainingNamespace.Name: "System" };
        return isIndex && context.Model.GetSymbolInfo(element, context.Cancel).Symbol is null ? "Length" : null;
    }

    // [^1] = Receive(s)   ->   index = created.Length - 1; created[index] = Receive(s);
    private Operand FromEnd(ImplicitElementAccessSyntax element, string length, Operand receiver, List<BoundStatement> output)
    {
        ExpressionSyntax index = element.ArgumentList.Arguments[0].Expression;
        bool isWritten = index is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression };
        ExpressionSyntax given = isWritten ? ((PrefixUnaryExpressionSyntax)index).Operand : index;
        Operand distance = operands.Value(given, "index");
        // The elements of an array are counted first, those of another type when it is known which one is meant.
        bool isArray = CountedFromEnd(element) is null;
        (string open, string close) = Parentheses.Around(given);
        var number = new CompositeExpression(
            isWritten ? CodeFragment.Join(new OperandPiece(0), $".{length} - {open}", new OperandPiece(1), close) : CodeFragment.Join(open, new OperandPiece(1), $"{close}.GetOffset(", new OperandPiece(0), $".{length})"),
            EquatableArray.Of(receiver, isArray && isWritten ? distance : Once(distance, given, output)));
        return Once(new Operand(number, OperandKind.Value, TypeModel.Int32, "index"), element, output);
    }

    /// <summary>What an element hands to <c>Add</c>.</summary>
    private static IEnumerable<ExpressionSyntax> Arguments(ExpressionSyntax element) => element is InitializerExpressionSyntax several ? several.Expressions : [element];

    // created.Add(1, Receive(s));
    private void Add(ExpressionSyntax element, Operand receiver, List<BoundStatement> output)
    {
        var parts = new List<object> { new OperandPiece(0), ".Add(" };
        var values = new List<Operand> { receiver };
        foreach (ExpressionSyntax argument in Arguments(element))
        {
            if (values.Count > 1) parts.Add(", ");
            parts.Add(new OperandPiece(values.Count));
            values.Add(operands.Value(argument, "element"));
        }
        if (CallerInfo.AddOf(element, context) is { } add) parts.Add(CallerInfo.Of(add.Arguments, context, ", "));
        parts.Add(")");
        output.Add(new ExpressionStatement(new CompositeExpression(CodeFragment.Join(parts.ToArray()), values.ToEquatableArray())) { Position = context.AddPosition(element) });
    }
}
