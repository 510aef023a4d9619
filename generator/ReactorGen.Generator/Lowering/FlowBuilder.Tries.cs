using System.Collections.Generic;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <content>Tries: native ones, and those whose finally suspends.</content>
internal sealed partial class FlowBuilder
{
    private void BuildTry(Try guarded)
    {
        NoteComment(guarded);
        if (guarded.Handlers.Count == 0 && guarded.Finally is null or { Statements.Count: 0 })
        {
            Build(guarded.Body);
            return;
        }
        bool hasFinally = guarded.Finally is { Statements.Count: > 0 };
        _exits.Enter(new ExitRouter.Scope { HasFinally = hasFinally });
        _exits.Enter(new ExitRouter.Scope { HasHandlers = guarded.Handlers.Count > 0 });
        (EquatableArray<FlowElement> body, int entry, int after) = BuildGuarded(guarded.Body);
        _exits.Leave();
        var handlers = guarded.Handlers.Select(h => new FlowHandler(_exits.Route(h.Header), Straight(h.Body))).ToEquatableArray();
        _exits.Leave();
        EquatableArray<FlowStatement> final = guarded.Finally is null ? EquatableArray<FlowStatement>.Empty : Straight(guarded.Finally);
        _elements.Add(new FlowTry(entry, after, body, handlers, final));
        _id = after;
        _label = $"TryEnd_{Number("Try")}";
    }

    /// <summary>Builds the inside of a try as elements of their own.</summary>
    /// <param name="exits">For a finally that suspends: the exits through it.</param>
    private (EquatableArray<FlowElement> Body, int Entry, int After) BuildGuarded(Block body, ExitRouter.Scope? exits = null)
    {
        int entry = NewBlock(), after = NewBlock();
        End(new Goto(entry), entry, "");
        List<FlowElement> outer = _elements;
        _elements = [];
        Build(body);
        // The number of an exit that an exception has replaced.
        if (exits is { ExitMayEnd: true }) _statements.Add(NoExit(exits));
        End(new Goto(after), after, "");
        List<FlowElement> inner = _elements;
        _elements = outer;
        return (inner.ToEquatableArray(), entry, after);
    }

    /// <summary>Statements that neither suspend nor jump but by a fragment.</summary>
    private EquatableArray<FlowStatement> Straight(Block block)
    {
        List<FlowStatement> outer = _statements;
        _statements = [];
        foreach (BoundStatement statement in block.Statements) Build(statement);
        EquatableArray<FlowStatement> straight = _statements.SelectMany(Apart).ToEquatableArray();
        _statements = outer;
        return straight;
    }

    /// <summary>A jump that is a statement of its own needs no braces around what is assigned before.</summary>
    private static IEnumerable<FlowStatement> Apart(FlowStatement statement)
    {
        if (statement is not CodeStatement { Text.Pieces: { Count: 1 } pieces } code || pieces[0] is not JumpPiece { Before.Count: > 0 } jump) return [statement];
        IEnumerable<FlowStatement> steps = jump.Before.Select((step, i) => (i == 0 ? code : code with { Comment = "" }) with { Text = CodeFragment.Join(step, ";") });
        return steps.Append(code with { Text = CodeFragment.Of(jump with { Before = EquatableArray<CodeFragment>.Empty }), Comment = "" });
    }

    /// <summary>What the finallies inside the try at hand keep while they run.</summary>
    private List<int> _pending = [];

    /// <summary>What the handler of such a try calls the exception.</summary>
    public const string CaughtName = "exception";

    private static CodeStatement Emptied(int slot) => new(CodeFragment.Join(new SlotPiece(slot, Access.Write | Access.Empties), " = null;"));

    private static CodeStatement NoExit(ExitRouter.Scope scope) => new(CodeFragment.Join(new SlotPiece(scope.ExitSlot, Access.Write), " = 0;"));

    /// <summary>
    /// <code>
    /// pendingException = null; pendingExit = 0;
    /// try { body, exits through here note their number } catch (Exception e) { pendingException = e; }
    /// Finally: the user's finally
    /// if (pendingException != null) rethrow;  switch (pendingExit) { .. }
    /// </code>
    /// </summary>
    private void BuildTryFinally(TryFinally guarded)
    {
        int final = NewBlock(), exception = guarded.ExceptionSlot, exit = guarded.ExitSlot;
        NoteComment(guarded);
        _statements.Add(Emptied(exception));
        var scope = new ExitRouter.Scope { FinallyBlock = final, ExitSlot = exit };
        _statements.Add(NoExit(scope));
        _exits.Enter(scope);
        List<int> siblings = _pending;
        _pending = [];
        (EquatableArray<FlowElement> body, int entry, int after) = BuildGuarded(guarded.Body, scope);
        _exits.Leave();
        var keep = new CodeStatement(CodeFragment.Join(new SlotPiece(exception, Access.Write), $" = {CaughtName};"));
        // It replaces the one that a finally inside was about to throw again.
        var handler = new FlowHandler(CodeFragment.Text($" (global::System.Exception {CaughtName})"), _pending.Select(Emptied).Prepend(keep).ToEquatableArray<FlowStatement>()) { CatchesAll = true };
        (_pending = siblings).Add(exception);
        _elements.Add(new FlowTry(entry, after, body, EquatableArray.Of(handler), EquatableArray<FlowStatement>.Empty));
        int number = Number("Finally");
        _id = after;
        _label = $"TryEnd_{Number("Try")}";
        End(new Goto(final), final, $"Finally_{number}");
        Build(guarded.Finally);
        var moved = new SlotPiece(exception, Access.Read | Access.Empties);
        _statements.Add(new CodeStatement(CodeFragment.Join("if (", exception, " is not null) throw global::ReactorGen.Machines.Variables.Rethrow(ref ", moved, ");")));
        if (scope.Passing.Count == 0) return;

        var cases = new List<SwitchCase>();
        var ways = new List<(int Block, JumpPiece Jump, string Label)>();
        foreach ((ExitKind kind, int target) in scope.Passing)
        {
            JumpPiece jump = _exits.Route(kind, target);
            int block = jump.Before.Count == 0 ? jump.Block : NewBlock();
            if (jump.Before.Count > 0) ways.Add((block, jump, $"Pending{kind}_{Number($"Pending{kind}")}"));
            cases.Add(new SwitchCase(CodeFragment.Text($"case {cases.Count + 1}:"), block));
        }
        int end = NewBlock();
        ways.Add((end, new JumpPiece(EquatableArray<CodeFragment>.Empty, end), $"FinallyEnd_{number}"));
        End(new SwitchJump(CodeFragment.Slot(exit), cases.ToEquatableArray(), end, IsPure: true, -1), ways[0].Block, ways[0].Label);
        for (int i = 0; i + 1 < ways.Count; i++)
        {
            foreach (CodeFragment step in ways[i].Jump.Before) _statements.Add(new CodeStatement(CodeFragment.Join(step, ";")));
            End(new Goto(ways[i].Jump.Block), ways[i + 1].Block, ways[i + 1].Label);
        }
    }
}
