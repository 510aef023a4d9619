using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
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

    public static IEnumerable<CodeFragment> CodeOfLabels(Switch jump) => jump.Sections.SelectMany(s => s.Labels).SelectMany(l => l.Test is null ? [l.Code] : Code(l.Test).Concat(Code(l.Guard)));

    /// <summary>The code of an expression and of those inside it.</summary>
    public static IEnumerable<CodeFragment> Code(BoundExpression? expression)
    {
        var code = new List<CodeFragment>();
        Add(expression, code);
        return code;
    }

    /// <summary>What an expression runs first has no scope of its own.</summary>
    private static void Add(BoundStatement statement, List<CodeFragment> code)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        code.AddRange(Code(statement));
        foreach (BoundStatement child in Children(statement)) Add(child, code);
    }

    private static void Add(BoundExpression? expression, List<CodeFragment> code)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case null:
                break;
            case FragmentExpression fragment:
                code.Add(fragment.Code);
                break;
            case CompositeExpression composite:
                code.Add(composite.Template);
                foreach (BoundExpression operand in composite.Operands.Select(o => o.Expression)) Add(operand, code);
                break;
            case SuspendingCall call:
                Add(call.Arguments, code);
                break;
            case ShortCircuitExpression circuit:
                Add(circuit.Left, code);
                Add(circuit.Right, code);
                break;
            case ConditionalExpression conditional:
                Add(conditional.Condition, code);
                Add(conditional.Then, code);
                Add(conditional.Else, code);
                break;
            case ThrownExpression thrown:
                Add(thrown.Thrown, code);
                break;
            case AssignmentExpression assignment:
                Add(assignment.Target.Expression, code);
                Add(assignment.Value, code);
                break;
            case CoalesceAssignmentExpression assignment:
                Add(assignment.Target.Expression, code);
                Add(assignment.Value, code);
                break;
            case NullConditionalExpression access:
                Add(access.Receiver, code);
                Add(access.Access, code);
                break;
            case ContextExpression context:
                Add(context.Inner, code);
                break;
            case SequenceExpression sequence:
                foreach (BoundStatement statement in sequence.Statements) Add(statement, code);
                Add(sequence.Value, code);
                break;
            default:
                throw new InvalidOperationException($"{expression.GetType().Name} is not an expression this pass knows.");
        }
    }
}
