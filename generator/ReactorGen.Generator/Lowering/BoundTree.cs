using System;
using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>Walks the bound tree of a body, after desugaring.</summary>
internal static class BoundTree
{
    /// <summary>The statements directly inside a statement.</summary>
    public static IEnumerable<BoundStatement> Children(BoundStatement statement)
    {
        var children = new List<BoundStatement>();
        WithChildren(statement, child =>
        {
            children.Add(child);
            return child;
        });
        return children;
    }

    /// <summary>The statement with each statement directly inside it replaced.</summary>
    public static BoundStatement WithChildren(BoundStatement statement, Func<BoundStatement, BoundStatement> map) => statement switch
    {
        Block block => block with { Statements = block.Statements.Select(map).ToEquatableArray() },
        If branch => branch with { Then = map(branch.Then), Else = branch.Else is null ? null : map(branch.Else) },
        Loop loop => loop with
        {
            Prelude = loop.Prelude.Select(map).ToEquatableArray(),
            Body = map(loop.Body),
            Increment = loop.Increment.Select(map).ToEquatableArray(),
        },
        Switch jump => jump with { Sections = jump.Sections.Select(s => s with { Body = AsBlock(map(s.Body)) }).ToEquatableArray() },
        Try guarded => guarded with
        {
            Body = AsBlock(map(guarded.Body)),
            Handlers = guarded.Handlers.Select(h => h with { Body = AsBlock(map(h.Body)) }).ToEquatableArray(),
            Finally = guarded.Finally is null ? null : AsBlock(map(guarded.Finally)),
        },
        TryFinally guarded => guarded with { Body = AsBlock(map(guarded.Body)), Finally = AsBlock(map(guarded.Finally)) },
        ForEach or Using => throw new InvalidOperationException($"{statement.GetType().Name} should be gone before this pass."),
        _ => statement,
    };

    private static Block AsBlock(BoundStatement statement) => statement as Block ?? new Block(EquatableArray.Of(statement));

    /// <summary>The code of a statement itself, without that of the statements inside.</summary>
    public static IEnumerable<CodeFragment> Code(BoundStatement statement) => statement switch
    {
        FragmentStatement fragment => [fragment.Code],
        LocalDeclaration declaration => Code(declaration.Initializer),
        ExpressionStatement expression => Code(expression.Expression),
        TemplateStatement template => Code(template.Template),
        If branch => Code(branch.Condition),
        Loop loop => Code(loop.Condition),
        Switch jump => Code(jump.Subject).Concat(CodeOfLabels(jump)),
        Try guarded => guarded.Handlers.Select(h => h.Header),
        Return exit => Code(exit.Value),
        Throw exit => Code(exit.Value),
        Disposal disposal => [CodeFragment.Slot(disposal.Slot)],
        Block or TryFinally or Break or Continue or Label or GotoLabel => [],
        _ => throw new InvalidOperationException($"{statement.GetType().Name} is not a statement this pass knows."),
    };

    public static IEnumerable<CodeFragment> CodeOfLabels(Switch jump) => jump.Sections.SelectMany(s => s.Labels).SelectMany(l => l.Test is null ? [l.Code] : Code(l.Test));

    /// <summary>The code of a statement and of those inside it: what an expression runs first has no scope of its own.</summary>
    private static IEnumerable<CodeFragment> CodeOfAll(BoundStatement statement) => Code(statement).Concat(Children(statement).SelectMany(CodeOfAll));

    /// <summary>The code of an expression and of those inside it.</summary>
    public static IEnumerable<CodeFragment> Code(BoundExpression? expression) => expression switch
    {
        null => [],
        FragmentExpression fragment => [fragment.Code],
        CompositeExpression composite => composite.Operands.SelectMany(o => Code(o.Expression)).Prepend(composite.Template),
        SuspendingCall call => Code(call.Arguments),
        ShortCircuitExpression circuit => Code(circuit.Left).Concat(Code(circuit.Right)),
        ConditionalExpression conditional => Code(conditional.Condition).Concat(Code(conditional.Then)).Concat(Code(conditional.Else)),
        ThrownExpression thrown => Code(thrown.Thrown),
        AssignmentExpression assignment => Code(assignment.Target.Expression).Concat(Code(assignment.Value)),
        CoalesceAssignmentExpression assignment => Code(assignment.Target.Expression).Concat(Code(assignment.Value)),
        NullConditionalExpression access => Code(access.Receiver).Concat(Code(access.Access)),
        ContextExpression context => Code(context.Inner),
        SequenceExpression sequence => sequence.Statements.SelectMany(CodeOfAll).Concat(Code(sequence.Value)),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} is not an expression this pass knows."),
    };
}
