using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>Finds the suspension point that runs first in an expression: it names the temporaries that exist because of it.</summary>
internal static class SuspensionPoints
{
    /// <summary>The number of the point, or 0 where there is none.</summary>
    public static int First(BoundExpression? expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return FirstIn(expression);
    }

    private static int FirstIn(BoundExpression? expression) => expression switch
    {
        SuspendingCall call => call.Arguments.Suspends ? First(call.Arguments) : call.Number,
        CompositeExpression composite => First(composite.Operands.FirstOrDefault(o => o.Expression.Suspends)?.Expression),
        ShortCircuitExpression circuit => First(circuit.Left.Suspends ? circuit.Left : circuit.Right),
        ConditionalExpression conditional => First(conditional.Condition.Suspends ? conditional.Condition : conditional.Then.Suspends ? conditional.Then : conditional.Else),
        ThrownExpression thrown => First(thrown.Thrown),
        AssignmentExpression assignment => First(assignment.Target.Expression.Suspends ? assignment.Target.Expression : assignment.Value),
        CoalesceAssignmentExpression assignment => First(assignment.Target.Expression.Suspends ? assignment.Target.Expression : assignment.Value),
        NullConditionalExpression access => First(access.Receiver.Suspends ? access.Receiver : access.Access),
        ContextExpression context => First(context.Inner),
        SequenceExpression sequence => First(sequence.Statements) is var point and > 0 ? point : First(sequence.Value),
        _ => 0,
    };

    private static int First(IEnumerable<BoundStatement> statements) => statements.Select(First).FirstOrDefault(p => p > 0);

    private static int First(SwitchSection section) => section.Labels.Select(l => First(l.Guard)).Append(First(section.Body)).FirstOrDefault(p => p > 0);

    private static int First(BoundStatement? statement) => statement switch
    {
        LocalDeclaration declaration => First(declaration.Initializer),
        ExpressionStatement expression => First(expression.Expression),
        Block block => First(block.Statements),
        If branch => First(branch.Condition) is var point and > 0 ? point : First(branch.Then) is var inner and > 0 ? inner : First(branch.Else),
        Switch jump => First(jump.Subject) is var point and > 0 ? point : jump.Sections.Select(First).FirstOrDefault(p => p > 0),
        _ => 0,
    };
}
