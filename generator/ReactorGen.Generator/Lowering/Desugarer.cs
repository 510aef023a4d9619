using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// Pass 2. Before: any statement. After: no <see cref="ForEach"/> and no <see cref="Using"/>, and no catch clause or finally that suspends
/// stands on a <see cref="Try"/>.
/// <code>
/// using (var r = Open()) Use(r);   ->   var r = Open(); try { Use(r); } finally { dispose r }
/// foreach (var x in list) Use(x);  ->   var e = list.GetEnumerator(); try { while (e.MoveNext()) { var x = e.Current; Use(x); } } finally { dispose e }
/// try { A } catch (E e) { Suspend }  ->   handler = 0; try { A } catch (E e) { kept = e; handler = 1; } if (handler == 1) { Suspend }
/// </code>
/// </summary>
internal sealed partial class Desugarer
{
    private readonly SlotTable _slots;
    private int _tries;

    private Desugarer(SlotTable slots) => _slots = slots;

    public static Block Run(Block body, SlotTable slots) => (Block)new Desugarer(slots).Rewrite(body);

    private BoundStatement Rewrite(BoundStatement statement)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return RewriteKnown(statement);
    }

    private BoundStatement RewriteKnown(BoundStatement statement) => statement switch
    {
        Block block => RewriteBlock(block),
        If branch => branch with { Then = Rewrite(branch.Then), Else = branch.Else is null ? null : Rewrite(branch.Else) },
        Loop loop => loop with { Body = Rewrite(loop.Body) },
        Switch jump => jump with { Sections = jump.Sections.Select(s => s with { Body = RewriteBlock(s.Body) }).ToEquatableArray() },
        ForEach each => Rewrite(Enumeration(each)),
        Using use => Rewrite(Release(use)),
        Try guarded => RewriteTry(guarded),
        _ => statement,
    };

    private Block RewriteBlock(Block block) => block with { Statements = block.Statements.Select(Rewrite).ToEquatableArray() };

    private BoundStatement RewriteTry(Try guarded)
    {
        Block body = RewriteBlock(guarded.Body);
        Block? final = guarded.Finally is null ? null : RewriteBlock(guarded.Finally);
        bool handlersSuspend = guarded.Handlers.Any(h => h.Suspends);
        bool finallySuspends = Suspensions.NeedBlocks(final);
        if (!handlersSuspend && !finallySuspends) return guarded with { Body = body, Finally = final };

        int number = ++_tries;
        if (handlersSuspend) body = LiftHandlers(guarded.Handlers, body, number);
        else if (guarded.Handlers.Count > 0) body = BlockOf(new Try(body, guarded.Handlers, null) { Position = guarded.Position });
        if (final is null) return body;
        if (!finallySuspends) return new Try(body, EquatableArray<CatchClause>.Empty, final) { Position = guarded.Position };
        return new TryFinally(
            body, final,
            _slots.AddTemporary($"pendingException_{number}", new TypeModel("global::System.Exception?", true, false, 8)),
            _slots.AddTemporary($"pendingExit_{number}", TypeModel.Int32)) { Position = guarded.Position };
    }

    /// <summary>Moves the bodies that suspend behind the try; which one runs is kept in a temporary.</summary>
    private Block LiftHandlers(EquatableArray<CatchClause> handlers, Block body, int number)
    {
        int handler = _slots.AddTemporary($"handler_{number}", TypeModel.Int32);
        var statements = new List<BoundStatement> { new LocalDeclaration(handler, "int", new FragmentExpression(CodeFragment.Text("0"))) };
        var inPlace = new List<CatchClause>();
        var lifted = new List<BoundStatement>();
        for (int i = 0; i < handlers.Count; i++)
        {
            CatchClause clause = handlers[i];
            if (!clause.Suspends)
            {
                inPlace.Add(clause);
                continue;
            }
            int choice = lifted.Count + 1;
            var keep = new List<BoundStatement>();
            Block handling = RewriteBlock(clause.Body);
            if (clause.VariableSlot >= 0 && _slots[clause.VariableSlot] is { Captured: true } variable)
            {
                // Its closure is made where the handler's own block begins.
                int caught = _slots.AddTemporary("caught", variable.Type);
                keep.Add(Assign(caught, clause.CaughtName));
                handling = handling with { Statements = handling.Statements.Prepend(new LocalDeclaration(variable.Id, variable.Type.Text, new FragmentExpression(CodeFragment.Slot(caught)))).ToEquatableArray() };
            }
            else if (clause.VariableSlot >= 0) keep.Add(Assign(clause.VariableSlot, clause.CaughtName));
            if (clause.RethrowSlot >= 0) keep.Add(Assign(clause.RethrowSlot, clause.CaughtName));
            keep.Add(Assign(handler, choice.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            inPlace.Add(clause with { Body = new Block(keep.ToEquatableArray()), Suspends = false });
            lifted.Add(new If(new FragmentExpression(CodeFragment.Join(handler, $" == {choice}")), handling, null) { Position = clause.Body.Position, Opposite = CodeFragment.Join(handler, $" != {choice}") });
        }
        statements.Add(new Try(body, inPlace.ToEquatableArray(), null));
        statements.AddRange(lifted);
        return new Block(statements.ToEquatableArray());
    }

    private static FragmentStatement Assign(int slot, string value) =>
        new(CodeFragment.Join(new SlotPiece(slot, Access.Write), $" = {value};"));

    private static Block BlockOf(params BoundStatement[] statements) => new(statements.ToEquatableArray());

    private static Block AsBlock(BoundStatement statement) => statement as Block ?? BlockOf(statement);
}
