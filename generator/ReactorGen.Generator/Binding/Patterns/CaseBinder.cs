using System.Collections.Generic;
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

    /// <summary>
    /// What cases share, where a guard suspends. The compiler itself reads once what those between two such guards look at, if they stay labels of one
    /// <c>switch</c>.
    /// </summary>
    /// <param name="staysSwitch">Whether a switch statement can say the same as the user's.</param>
    /// <returns>Null where all cases can be labels as they are written.</returns>
    public SharedParts? Share(IEnumerable<(PatternSyntax Pattern, WhenClauseSyntax? Guard)> cases, bool staysSwitch)
    {
        var grouped = new List<(PatternSyntax Pattern, int Group)>();
        int group = 0;
        bool suspends = false;
        foreach ((PatternSyntax pattern, WhenClauseSyntax? guard) in cases)
        {
            bool isAlone = Suspends(guard) || !staysSwitch;
            grouped.Add((pattern, isAlone ? ++group : group));
            if (isAlone) group++;
            suspends |= isAlone;
        }
        return suspends ? SharedParts.Of(grouped, context) : null;
    }

    private bool Suspends(WhenClauseSyntax? guard) => guard is not null && context.Suspensions.Contains(guard);

    /// <param name="subject">The temporary that keeps the subject.</param>
    /// <param name="parts">Null where no guard of the switch suspends.</param>
    /// <returns>Null where the case can be a label as it is written.</returns>
    public SwitchLabel? Test(PatternSyntax pattern, WhenClauseSyntax? guard, int subject, SharedParts? parts, bool staysSwitch)
    {
        if (parts is null || staysSwitch && !Suspends(guard) && !parts.Has(pattern)) return null;
        CodeFragment value = CodeFragment.Slot(subject);
        (CodeFragment matches, IReadOnlyList<BoundStatement> declarations) = parts.Has(pattern) ? parts.Matches(pattern, value) : (FragmentBuilder.Matches(context, pattern, value), []);
        return new SwitchLabel(CodeFragment.Empty, new FragmentExpression(matches), declarations.ToEquatableArray())
        {
            Guard = guard is null ? null : expressions.BindCondition(guard.Condition),
            Position = context.AddPosition(pattern),
            GuardPosition = guard is null ? -1 : context.AddPosition(guard.Condition),
        };
    }
}
