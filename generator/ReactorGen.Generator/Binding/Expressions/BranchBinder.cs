using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>Binds the operators that evaluate a side only sometimes: <c>&amp;&amp;</c>, <c>||</c>, <c>??</c>, <c>?:</c> and <c>?.</c>.</summary>
internal sealed class BranchBinder(BodyContext context, ExpressionBinder expressions, OperandBinder operands)
{
    /// <returns>Null where the operator evaluates both sides.</returns>
    public BoundExpression? BindShortCircuit(BinaryExpressionSyntax binary)
    {
        ShortCircuitKind kind;
        switch (binary.Kind())
        {
            case SyntaxKind.LogicalAndExpression: kind = ShortCircuitKind.And; break;
            case SyntaxKind.LogicalOrExpression: kind = ShortCircuitKind.Or; break;
            case SyntaxKind.CoalesceExpression: kind = ShortCircuitKind.Coalesce; break;
            default: return null;
        }
        ITypeSymbol? left = context.Model.GetTypeInfo(binary.Left, context.Cancel).Type;
        ITypeSymbol? whole = context.Model.GetTypeInfo(binary, context.Cancel).Type;
        if (kind != ShortCircuitKind.Coalesce && whole is not null and not { SpecialType: SpecialType.System_Boolean }) return BindUserDefined(binary, kind, left, whole);
        if (kind != ShortCircuitKind.Coalesce)
        {
            BoundExpression first = expressions.BindCondition(binary.Left), second = expressions.BindCondition(binary.Right);
            if (first is FragmentExpression { Answer: { } answer }) return answer == (kind == ShortCircuitKind.And) ? second : first;
            return new ShortCircuitExpression(kind, first, TypeModel.Boolean, second, TypeModel.Boolean, UnwrapsLeft: false);
        }
        bool unwraps = left is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && whole is not { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        TypeModel leftType = left is null ? expressions.TypeOf(binary) : TypeModels.Of(left);
        return new ShortCircuitExpression(kind, expressions.Bind(binary.Left), leftType, expressions.BindBranch(binary.Right), whole is null ? expressions.TypeOf(binary) : TypeModels.Of(whole), unwraps);
    }

    /// <summary><c>T.false(x) ? x : T.&amp;(x, y)</c>, with <c>x</c> evaluated once.</summary>
    private BoundExpression BindUserDefined(BinaryExpressionSyntax binary, ShortCircuitKind kind, ITypeSymbol? left, ITypeSymbol whole)
    {
        bool isAnd = kind == ShortCircuitKind.And;
        string question = isAnd ? "IsFalse" : "IsTrue", cast = "";
        CodeFragment goesOn;
        if (whole.TypeKind == TypeKind.Dynamic)
        {
            // What is "bool" at run time has one answer to both questions; of other types the operator "false" has no call.
            goesOn = CodeFragment.Join(isAnd ? "(" : "!(", new OperandPiece(0), " ? true : false)");
        }
        else if (context.Model.GetOperation(binary, context.Cancel) is IBinaryOperation { OperatorMethod.ContainingType: { TypeKind: TypeKind.Extension, ContainingType: { } extensions } })
        {
            // An operator of an extension block is a static method of the class around it.
            goesOn = CodeFragment.Join($"!{TypeModels.Text(extensions)}.{(isAnd ? "op_False" : "op_True")}(", new OperandPiece(0), ")");
        }
        else if (context.Model.GetOperation(binary, context.Cancel) is IBinaryOperation { OperatorMethod.ContainingType: { } declaring } operation)
        {
            string type = TypeModels.Text(declaring);
            // What an interface declares its type argument implements, and it is asked there.
            goesOn = operation.ConstrainedToType is { } constrained
                ? CodeFragment.Join($"!global::ReactorGen.Machines.Logic.{question}{(whole is ITypeParameterSymbol ? "" : "By")}<{TypeModels.Text(constrained)}>(", new OperandPiece(0), $", typeof({type}))")
                : CodeFragment.Join($"!global::ReactorGen.Machines.Logic<{type}>.{question}(", new OperandPiece(0), ")");
            // "&" and "|" of an interface have to be asked of a type parameter too.
            if (whole is not ITypeParameterSymbol && left is ITypeParameterSymbol) cast = $"({TypeModels.Text(left)})";
        }
        else
        {
            return context.RefusedByCSharp();
        }
        TypeModel both = TypeModels.Of(whole);
        return new ShortCircuitExpression(kind, expressions.Bind(binary.Left), both, expressions.Bind(binary.Right), both, UnwrapsLeft: false) { GoesOn = goesOn, CombinedAs = cast };
    }

    public BoundExpression BindConditional(ConditionalExpressionSyntax conditional)
    {
        TypeModel type = expressions.TypeOfBranches(conditional);
        bool isRef = conditional.WhenTrue is RefExpressionSyntax;
        BoundExpression condition = expressions.BindCondition(conditional.Condition), then = expressions.BindBranch(conditional.WhenTrue), otherwise = expressions.BindBranch(conditional.WhenFalse);
        // The branch that C# knows is not taken has been bound for its suspension points alone.
        if (condition is FragmentExpression { Answer: { } answer } && type.Shape is null && (answer ? then : otherwise) is { Suspends: false } and not ThrownExpression and var taken && !isRef)
            return new CompositeExpression(CodeFragment.Join($"(({type.Text})(", new OperandPiece(0), "))"), EquatableArray.Of(new Operand(taken, OperandKind.Constant, null, "value")));
        return new ConditionalExpression(condition, then, otherwise, type)
        {
            IsRef = isRef,
            IsReadOnly = isRef && context.Scopes.IsReadOnlyPlace(conditional),
            IsScoped = isRef ? context.Scopes.IsFramesPlace(conditional) : type.IsRefLike && context.Scopes.IsFramesValue(conditional),
        };
    }

    public BoundExpression BindNullConditional(ConditionalAccessExpressionSyntax access)
    {
        // Only the receiver suspends: the access stays as it is written.
        if (!context.Suspensions.Contains(access.WhenNotNull)) return expressions.Composite(access, (access.Expression, operands.Value(access.Expression, "receiver")));

        Operand receiver = operands.Value(access.Expression, "receiver");
        ITypeSymbol? type = context.Model.GetTypeInfo(access.Expression, context.Cancel).Type;
        bool isValue = type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        int slot = -1;
        CodeFragment code;
        // The compiler would know the answer to the test of a constant, and warn of it.
        if (receiver is { Kind: OperandKind.Constant, Expression: FragmentExpression variable } && !context.Model.GetConstantValue(access.Expression, context.Cancel).HasValue) code = variable.Code;
        else
        {
            int point = context.Suspensions.FirstPoint(access.WhenNotNull);
            slot = context.AddTemporary($"receiver_before{point}", receiver.Type ?? TypeModels.Of(type!));
            code = CodeFragment.Slot(slot);
        }
        context.Receivers[access] = isValue ? CodeFragment.Join(code, ".GetValueOrDefault()") : code;
        var steps = new List<BoundStatement>();
        BoundExpression tested = receiver.Expression;
        if (type is ITypeParameterSymbol { IsReferenceType: false, IsValueType: false } && operands.Receiver(access.Expression) is { Kind: OperandKind.Location } place && !place.Expression.Suspends)
        {
            // A struct is used in its place, an object by the reference that was tested.
            if (slot < 0) slot = context.AddTemporary($"receiver_before{context.Suspensions.FirstPoint(access.WhenNotNull)}", place.Type!);
            CodeFragment location = operands.Repeatable(place, context.Suspensions.FirstPoint(access.WhenNotNull), context.AddPosition(access.Expression), steps);
            tested = new FragmentExpression(location);
            CodeFragment changed = new(location.Pieces.Select((p, i) => p is SlotPiece s && i == 0 ? s with { Access = Access.Both } : p).ToEquatableArray());
            context.Receivers[access] = CodeFragment.Join(
                $"(typeof({place.Type!.Text.TrimEnd('?')}).IsValueType ? ref ", changed, " : ref ", new SlotPiece(slot, Access.Both), ")");
        }
        BoundExpression then = expressions.Bind(access.WhenNotNull);
        ITypeSymbol? whole = context.Model.GetTypeInfo(access, context.Cancel).Type;
        TypeModel? result = whole is null or { SpecialType: SpecialType.System_Void } ? null : TypeModels.Of(whole);
        var bound = new NullConditionalExpression(tested, slot, receiver.Type ?? TypeModels.Of(type!), then, result);
        return steps.Count == 0 ? bound : new SequenceExpression(steps.ToEquatableArray(), bound);
    }
}
