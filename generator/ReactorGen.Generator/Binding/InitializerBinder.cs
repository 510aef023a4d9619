using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    /// <summary>Whether everything from a member on can be set after the object has been made: nothing is <c>init</c> or <c>required</c>.</summary>
    public bool CanFollow(InitializerExpressionSyntax initializer, int from) => initializer.Expressions.Skip(from).All(e => e is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax } assignment
        || assignment.Right is InitializerExpressionSyntax inner && !IsRequired(assignment.Left) && CanFollow(inner, 0)
        || assignment.Right is not InitializerExpressionSyntax && IsSettable(assignment.Left));

    private bool IsRequired(ExpressionSyntax member) =>
        context.Model.GetSymbolInfo(member, context.Cancel).Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private bool IsSettable(ExpressionSyntax member) => context.Model.GetSymbolInfo(member, context.Cancel).Symbol switch
    {
        IPropertySymbol property => property is { IsRequired: false, SetMethod.IsInitOnly: false } or { IsRequired: false, ReturnsByRef: true },
        IFieldSymbol field => field is { IsRequired: false, IsReadOnly: false },
        _ => true,
    };

    /// <summary>Whether everything from a member on can be set by accessors where C# has no statement for it, and there is a reason to.</summary>
    public bool CanReach(InitializerExpressionSyntax initializer, int from, ITypeSymbol type) => HiddenMembers.IsSeen(type) && HiddenMembers.CanReach(type)
        && initializer.Expressions.Skip(from).All(e => e is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: var right }
            || right is not InitializerExpressionSyntax && (IsHidden(name) is not { } hidden || HiddenMembers.CanReach(hidden.ContainingType))
            || right is InitializerExpressionSyntax inner && CanFollow(inner, 0));

    /// <summary>Whether an object cannot be made without these members being set at once.</summary>
    public bool Requires(InitializerExpressionSyntax initializer, int from) => initializer.Expressions.Skip(from).Any(e => e is AssignmentExpressionSyntax assignment && IsRequired(assignment.Left));

    /// <summary>A property that only an initialiser can set, or null.</summary>
    private IPropertySymbol? IsHidden(ExpressionSyntax member) => context.Model.GetSymbolInfo(member, context.Cancel).Symbol as IPropertySymbol is { SetMethod.IsInitOnly: true } property ? property : null;

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
    public CodeFragment Front(InitializerExpressionSyntax initializer, int count) => count == 0
        ? CodeFragment.Empty
        : CodeFragment.Join([" { ", .. initializer.Expressions.Take(count).SelectMany((e, i) => new object[] { i == 0 ? "" : ", ", FragmentBuilder.Build(context, e) }), " }"]);

    /// <summary>Adds the statements for the members from one on.</summary>
    public void Bind(InitializerExpressionSyntax initializer, int from, Operand receiver, List<BoundStatement> output)
    {
        foreach (ExpressionSyntax member in initializer.Expressions.Skip(from))
        {
            switch (member)
            {
                case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax element } assignment:
                    Set(Element(element, assignment.Right, receiver, output), assignment, output);
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: not InitializerExpressionSyntax } assignment when IsHidden(name) is { } hidden:
                    output.Add(new ExpressionStatement(new CompositeExpression(
                        CodeFragment.Join(context.HiddenMembers.Setter(hidden), hidden.ContainingType.IsValueType ? "ref " : "", new OperandPiece(0), ", ", new OperandPiece(1), ")"),
                        EquatableArray.Of(receiver, operands.Value(assignment.Right, "member")))) { Position = context.AddPosition(assignment) });
                    break;
                case AssignmentExpressionSyntax assignment:
                    Set(Member(assignment.Left, receiver), assignment, output);
                    break;
                default:
                    Add(member, receiver, output);
                    break;
            }
        }
    }

    private void Set(Operand target, AssignmentExpressionSyntax assignment, List<BoundStatement> output)
    {
        if (assignment.Right is InitializerExpressionSyntax inner)
        {
            Bind(inner, 0, target, output);
            return;
        }
        var set = new AssignmentExpression(target with { Kind = OperandKind.Location }, null, expressions.Bind(assignment.Right), target.Type ?? TypeModel.Int32, false, false);
        output.Add(new ExpressionStatement(set) { Position = context.AddPosition(assignment) });
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

    /// <summary>An element; where more than one thing is done to it, its indices are evaluated once, before.</summary>
    private Operand Element(ImplicitElementAccessSyntax element, ExpressionSyntax value, Operand receiver, List<BoundStatement> output)
    {
        var parts = new List<object> { new OperandPiece(0), "[" };
        var values = new List<Operand> { receiver };
        foreach (ArgumentSyntax argument in element.ArgumentList.Arguments)
        {
            Operand index = operands.Argument(argument, "index");
            if (value is InitializerExpressionSyntax && index is { Kind: OperandKind.Value, Type: { } type })
            {
                int slot = context.AddTemporary($"index_{context.Suspensions.FirstPoint(element.Parent!)}", type);
                output.Add(new LocalDeclaration(slot, type.Text, index.Expression) { Position = context.AddPosition(argument) });
                index = new Operand(new FragmentExpression(CodeFragment.Slot(slot)), OperandKind.Constant, null, "index");
            }
            if (values.Count > 1) parts.Add(", ");
            if (argument.NameColon is { } name) parts.Add($"{name.Name.Identifier.Text}: ");
            parts.Add(new OperandPiece(values.Count));
            values.Add(index);
        }
        parts.Add("]");
        ITypeSymbol? result = (context.Model.GetSymbolInfo(element, context.Cancel).Symbol as IPropertySymbol)?.Type ?? context.Model.GetTypeInfo(element, context.Cancel).Type;
        return new Operand(new CompositeExpression(CodeFragment.Join(parts.ToArray()), values.ToEquatableArray()), OperandKind.Value, result is null ? null : TypeModels.Of(result), "receiver");
    }

    // created.Add(1, Receive(s));
    private void Add(ExpressionSyntax element, Operand receiver, List<BoundStatement> output)
    {
        IEnumerable<ExpressionSyntax> arguments = element is InitializerExpressionSyntax several ? several.Expressions : [element];
        var parts = new List<object> { new OperandPiece(0), ".Add(" };
        var values = new List<Operand> { receiver };
        foreach (ExpressionSyntax argument in arguments)
        {
            if (values.Count > 1) parts.Add(", ");
            parts.Add(new OperandPiece(values.Count));
            values.Add(operands.Value(argument, "element"));
        }
        parts.Add(")");
        output.Add(new ExpressionStatement(new CompositeExpression(CodeFragment.Join(parts.ToArray()), values.ToEquatableArray())) { Position = context.AddPosition(element) });
    }
}
