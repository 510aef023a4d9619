using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>
/// Pass 5. Before: structured statements whose suspensions are statements of their own. After: blocks with one transition each, in source order,
/// inside nested tries. A statement without a suspension survives whole.
/// <code>
/// while (Ready()) { Suspend(token); n++; }
/// ->  B1 While: if !Ready() goto B3;  begin Suspend(token)   B2 resumes: n++; goto B1   B3 WhileEnd: complete
/// </code>
/// </summary>
internal sealed partial class FlowBuilder
{
    private readonly SlotTable _slots;
    private readonly ExitRouter _exits;
    private readonly IReadOnlyList<PointModel> _points;
    private readonly int _returnBlock;
    private int _nextBlock;
    private List<FlowElement> _elements = [];
    private List<FlowStatement> _statements = [];
    private int _id, _point;
    private string _label = "";
    private bool _hasUsersLabel;

    private FlowBuilder(SlotTable slots, IReadOnlyList<PointModel> points)
    {
        _slots = slots;
        _points = points;
        _id = NewBlock();
        _returnBlock = NewBlock();
        _exits = new ExitRouter(_returnBlock);
    }

    public static FlowGraph Run(Block body, SlotTable slots, IReadOnlyList<PointModel> points)
    {
        var builder = new FlowBuilder(slots, points);
        builder.Build(body);
        builder.End(new Goto(builder._returnBlock), builder._returnBlock, "Return");
        builder.End(new Complete(), builder.NewBlock(), "");
        return new FlowGraph(builder._elements.ToEquatableArray(), builder._returnBlock);
    }

    private int NewBlock() => _nextBlock++;

    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>The number of a construct among those of its kind: its labels share it.</summary>
    private int Number(string kind) => _numbers[kind] = _numbers.TryGetValue(kind, out int last) ? last + 1 : 1;

    /// <summary>Ends the block at hand and begins the one with the number <paramref name="next"/>.</summary>
    private void End(Transition transition, int next, string label, int point = 0)
    {
        _elements.Add(new FlowBlock(_id, _label, _point, _statements.ToEquatableArray(), transition) { HasUsersLabel = _hasUsersLabel });
        _statements = [];
        _id = next;
        _label = label;
        _point = point;
        _hasUsersLabel = false;
    }

    private void Build(BoundStatement statement)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (statement)
        {
            case FragmentStatement fragment:
                Add(new CodeStatement(_exits.Route(fragment.Code)), statement);
                break;
            case LocalDeclaration declaration:
                Add(new DeclareStatement(declaration.Slot, declaration.TypeText, declaration.Initializer is FragmentExpression value ? value.Code : null), statement);
                break;
            case Block block:
                BuildBlock(block);
                break;
            case Label label:
                BuildLabel(label);
                break;
            case Suspension suspension:
                Suspend(suspension);
                break;
            case If branch:
                BuildIf(branch);
                break;
            case Loop loop:
                BuildLoop(loop);
                break;
            case Switch jump:
                BuildSwitch(jump);
                break;
            case Try guarded:
                BuildTry(guarded);
                break;
            case TryFinally guarded:
                BuildTryFinally(guarded);
                break;
            case Disposal disposal:
                // What may be null, or no resource at all, is an object, or copied: only a struct can be changed by being disposed of.
                Access access = disposal.Kind is DisposalKind.IfNotNull or DisposalKind.IfDisposable ? Access.Read : Access.Both;
                Add(new DisposeStatement(CodeFragment.Of(new SlotPiece(disposal.Slot, access)), disposal.Kind), statement);
                break;
            case Return exit:
                CodeFragment? value2 = exit.Value is FragmentExpression result ? result.Code : null;
                Jump(new ExitPiece(ExitKind.Return, -1, value2), statement);
                break;
            case Break exit:
                Jump(new ExitPiece(ExitKind.Break, exit.Target, null), statement);
                break;
            case Continue exit:
                Jump(new ExitPiece(ExitKind.Continue, exit.Target, null), statement);
                break;
            case GotoLabel exit:
                Jump(new ExitPiece(ExitKind.Goto, exit.Target, null), statement);
                break;
            case Throw exit:
                Add(new CodeStatement(CodeFragment.Join("throw ", ((FragmentExpression)exit.Value).Code, ";")), statement);
                End(new Unreachable(), NewBlock(), "");
                break;
            default:
                throw new System.InvalidOperationException($"{statement.GetType().Name} should be gone before this pass.");
        }
    }

    private void Add(FlowStatement statement, BoundStatement origin) =>
        _statements.Add(statement with { Position = origin.Position, Comment = origin.Comment });

    /// <summary>An exit that is a statement of its own: what has to be assigned, then the block's end.</summary>
    private void Jump(ExitPiece exit, BoundStatement origin)
    {
        var jump = (JumpPiece)_exits.Route(CodeFragment.Of(exit)).Pieces[0];
        if (jump.Before.Count > 0)
            Add(new CodeStatement(CodeFragment.Join(jump.Before.SelectMany((b, i) => new object[] { i > 0 ? "\n" : "", b, ";" }).ToArray())), origin);
        End(new Goto(jump.Block), NewBlock(), "");
    }

    private void Suspend(Suspension suspension)
    {
        PointModel point = _points[suspension.Number - 1];
        Add(new BeginStatement(suspension.Number, suspension.Arguments), suspension);
        int resumed = NewBlock();
        End(new Goto(resumed), resumed, $"{point.MethodName}_{suspension.Number}", suspension.Number);
    }

    private void BuildIf(If branch)
    {
        if (branch is { Condition: FragmentExpression condition, Then: FragmentStatement { Code: var then }, Else: null or FragmentStatement } && !AssignsOnStack(then)
            && (branch.Else is null || !AssignsOnStack(((FragmentStatement)branch.Else).Code)))
        {
            Add(new CodeStatement(IfText(condition.Code, then, (branch.Else as FragmentStatement)?.Code)), branch);
            return;
        }
        int thenBlock = NewBlock(), end = NewBlock();
        int otherwise = branch.Else is null ? end : NewBlock();
        int number = Number("If");
        NoteComment(branch);
        if (branch.Opposite is { } opposite) End(new Branch(opposite, When: true, otherwise, thenBlock, branch.Position), thenBlock, $"Then_{number}");
        else EndIf(branch.Condition, when: false, otherwise, thenBlock, $"Then_{number}", branch.Position);
        Build(branch.Then);
        if (branch.Else is not null)
        {
            End(After(branch.Then, end), otherwise, $"Else_{number}");
            Build(branch.Else);
        }
        End(After(branch.Else ?? branch.Then, end), end, $"EndIf_{number}");
    }

    private static Transition After(BoundStatement branch, int end) => branch is FragmentStatement { Leaves: true } ? new Unreachable() : new Goto(end);

    /// <summary>Whether a variable gets a value that only the stack can hold: then each branch has to show by itself whether an earlier value lives on.</summary>
    private bool AssignsOnStack(CodeFragment code) => code.AllPieces().OfType<SlotPiece>()
        .Any(p => p.Slot >= 0 && (p.Access & Access.Write) != 0 && _slots[p.Slot] is { IsRef: true } or { Type.IsRefLike: true });

    private CodeFragment IfText(CodeFragment condition, CodeFragment then, CodeFragment? otherwise)
    {
        CodeFragment text = CodeFragment.Join("if (", condition, ")", Nested(then));
        if (otherwise is not null) text = CodeFragment.Join(text, "\nelse", Nested(otherwise));
        return _exits.Route(text);
    }

    private static CodeFragment Nested(CodeFragment statement) =>
        CodeFragment.Join(statement.Pieces.Count > 0 && statement.Pieces[0] is TextPiece { Text: { } text } && text.StartsWith("{") ? "\n" : " ", statement);

    /// <summary>A comment above a statement that is split over blocks stays in front of the first.</summary>
    private void NoteComment(BoundStatement statement)
    {
        if (statement.Comment.Length > 0) _statements.Add(new CodeStatement(CodeFragment.Empty) { Comment = statement.Comment });
    }

    private void BuildLoop(Loop loop)
    {
        int head = NewBlock(), body = NewBlock(), end = NewBlock();
        bool separateContinue = !loop.TestsFirst && (loop.Condition is not null || loop.Prelude.Count > 0) || loop.Increment.Count > 0;
        int next = separateContinue ? NewBlock() : head;
        int number = Number(loop.Name);
        NoteComment(loop);
        End(new Goto(head), head, $"{loop.Name}_{number}");
        if (loop.TestsFirst) Test(loop, when: false, end, body, $"{loop.Name}Body_{number}");
        _exits.Enter(new ExitRouter.Scope { Id = loop.Id, BreakBlock = loop.TakesBreak ? end : -1, ContinueBlock = loop.TakesContinue ? next : -1 });
        Build(loop.Body);
        _exits.Leave();
        if (separateContinue) End(new Goto(next), next, $"{loop.Name}Next_{number}");
        foreach (BoundStatement step in loop.Increment) Build(step);
        if (loop.TestsFirst) End(new Goto(head), end, $"{loop.Name}End_{number}");
        else
        {
            Test(loop, when: true, head, end, $"{loop.Name}End_{number}");
            if (loop.Condition is null) End(new Goto(head), end, $"{loop.Name}End_{number}");
        }
    }

    private void Test(Loop loop, bool when, int target, int next, string nextLabel)
    {
        foreach (BoundStatement step in loop.Prelude) Build(step);
        if (loop.Condition is not null) EndIf(loop.Condition, when, target, next, nextLabel, loop.Position);
    }
}
