using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>Asks whether a statement holds a suspension, or has to become blocks and jumps as if it did.</summary>
internal static class Suspensions
{
    /// <summary>
    /// Whether a statement is more than straight code: what was bound apart for a suspension that a constant then ruled out has a structure all the same.
    /// </summary>
    public static bool NeedBlocks(BoundStatement? statement) => statement switch
    {
        Block block => block.Statements.Any(NeedBlocks),
        If or Loop or ForEach or Switch or Using or Try or TryFinally or Label or GotoLabel => true,
        _ => In(statement),
    };

    public static bool In(BoundStatement? statement) => statement switch
    {
        null or FragmentStatement or Break or Continue or Label or GotoLabel or Disposal => false,
        Suspension => true,
        LocalDeclaration declaration => declaration.Initializer?.Suspends ?? false,
        ExpressionStatement expression => expression.Expression.Suspends,
        Block block => block.Statements.Any(In),
        If branch => branch.Condition.Suspends || In(branch.Then) || In(branch.Else),
        Loop loop => loop.Prelude.Any(In) || (loop.Condition?.Suspends ?? false) || In(loop.Body) || loop.Increment.Any(In),
        ForEach each => each.Source.Suspends || each.MoveNext is not null || each.Dispose is not null || In(each.Body),
        Switch jump => jump.Subject.Suspends || jump.Sections.Any(s => In(s.Body) || s.Labels.Any(l => l.Guard is { Suspends: true } || l.GuardPrelude.Any(In))),
        Using use => use.Resource.Suspends || use.Dispose is not null || In(use.Body),
        Try guarded => In(guarded.Body) || guarded.Handlers.Any(h => In(h.Body)) || In(guarded.Finally),
        TryFinally guarded => In(guarded.Body) || In(guarded.Finally),
        Return exit => exit.Value?.Suspends ?? false,
        Throw exit => exit.Value.Suspends,
        TemplateStatement template => template.Template.Suspends,
        _ => throw new System.InvalidOperationException($"{statement.GetType().Name} is not a statement this pass knows."),
    };
}
