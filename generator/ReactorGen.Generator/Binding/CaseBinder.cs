using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>A case of a switch statement, or an arm of a switch expression: its variables, and its test where that cannot stay a label.</summary>
internal sealed class CaseBinder(BodyContext context, ExpressionBinder expressions)
{
    /// <summary>Makes variables of ours of those that a node declares, but for what ends inside it: lambdas, queries, statements and arms.</summary>
    public void Declare(SyntaxNode? node)
    {
        if (node is null) return;
        foreach (SingleVariableDesignationSyntax variable in node
            .DescendantNodesAndSelf(n => n is not (AnonymousFunctionExpressionSyntax or QueryExpressionSyntax or StatementSyntax or SwitchExpressionArmSyntax) || n == node)
            .OfType<SingleVariableDesignationSyntax>())
        {
            if (context.Model.GetDeclaredSymbol(variable) is not ILocalSymbol local || context.TryGetSlot(local, out _)) continue;
            context.Scopes.NoteOther(local, variable);
            context.AddSlot(local, local.Type, SlotKind.Local, isRef: local.IsRef);
        }
    }

    /// <param name="subject">The temporary that keeps the subject.</param>
    /// <param name="parts">Null where no guard of the switch suspends.</param>
    /// <returns>Null where the case can be a label as it is written.</returns>
    public SwitchLabel? Test(PatternSyntax pattern, WhenClauseSyntax? guard, int subject, SharedParts? parts)
    {
        bool suspends = guard is not null && context.Suspensions.Contains(guard);
        if (parts is null || !suspends && !parts.Has(pattern)) return null;
        CodeFragment matches = parts.Has(pattern) ? parts.Matches(pattern, CodeFragment.Slot(subject)) : FragmentBuilder.Matches(context, pattern, CodeFragment.Slot(subject));
        BoundExpression? condition = guard is null ? null : expressions.BindCondition(guard.Condition);
        BoundExpression test = condition is null
            ? new FragmentExpression(matches)
            : suspends
            ? new ShortCircuitExpression(ShortCircuitKind.And, new FragmentExpression(matches), TypeModel.Boolean, condition, TypeModel.Boolean, UnwrapsLeft: false)
            : new CompositeExpression(CodeFragment.Join(matches, " && (", new OperandPiece(0), ")"), EquatableArray.Of(new Operand(condition, OperandKind.Constant, null, "guard")));
        return new SwitchLabel(CodeFragment.Empty, test, []);
    }
}
