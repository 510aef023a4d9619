using System.Collections.Generic;
using System.Linq;

namespace ReactorGen.Generator.Model;

/// <summary>A statement of a block: no suspension in it, and no jump but those of a fragment's <see cref="JumpPiece"/>.</summary>
internal abstract record FlowStatement
{
    public int Position { get; init; } = -1;

    public string Comment { get; init; } = "";

    /// <summary>The code whose pieces use variables.</summary>
    public abstract CodeFragment Code { get; }
}

/// <summary>A statement as it is printed, semicolon and braces included.</summary>
internal sealed record CodeStatement(CodeFragment Text) : FlowStatement
{
    public override CodeFragment Code => Text;

    public override string ToString() => Text.ToString();
}

/// <summary><c>T x = value;</c> where x stays a local, <c>machine.x = value;</c> where not.</summary>
internal sealed record DeclareStatement(int Slot, string TypeText, CodeFragment? Value) : FlowStatement
{
    public override CodeFragment Code => Value is null
        ? CodeFragment.Empty
        : CodeFragment.Join(Value, new SlotPiece(Slot, Access.Write));

    public override string ToString() => Value is null ? $"declare %{Slot}" : $"%{Slot} = {Value}";
}

/// <summary>Starts the callee of a suspension point with its arguments.</summary>
internal sealed record BeginStatement(int Point, CodeFragment Arguments) : FlowStatement
{
    public override CodeFragment Code => Arguments;

    public override string ToString() => $"begin {Point}({Arguments})";
}

/// <summary>Gives back the resource of a <c>using</c> or an enumerator.</summary>
internal sealed record DisposeStatement(CodeFragment Resource, DisposalKind Disposal) : FlowStatement
{
    public override CodeFragment Code => Resource;

    public override string ToString() => $"dispose {Resource}";
}

/// <summary>How a block ends.</summary>
internal abstract record Transition;

internal sealed record Goto(int Block) : Transition
{
    public override string ToString() => $"goto B{Block}";
}

/// <summary>Jumps to <paramref name="Block"/> if the condition is <paramref name="When"/>, else runs on into <paramref name="Next"/>.</summary>
internal sealed record Branch(CodeFragment Condition, bool When, int Block, int Next, int Position) : Transition
{
    public override string ToString() => $"if {Condition} is {When} goto B{Block} else B{Next}";
}

/// <summary>Jumps by a value.</summary>
/// <param name="IsPure">Whether the subject is a variable and the cases are numbers, so that nobody sees whether it is evaluated.</param>
internal sealed record SwitchJump(CodeFragment Subject, EquatableArray<SwitchCase> Cases, int Default, bool IsPure, int Position) : Transition
{
    public override string ToString() => $"switch {Subject}: {string.Join(", ", Cases.Select(c => $"{c.Labels} -> B{c.Block}"))}, default -> B{Default}";
}

/// <param name="Labels">All labels of the section, such as <c>case 1: case 2:</c>.</param>
internal sealed record SwitchCase(CodeFragment Labels, int Block);

/// <summary>The end of the method.</summary>
internal sealed record Complete : Transition
{
    public override string ToString() => "complete";
}

/// <summary>Nothing comes here: the last statement throws.</summary>
internal sealed record Unreachable : Transition
{
    public override string ToString() => "unreachable";
}

/// <summary>A block or a try, in the order they are printed.</summary>
internal abstract record FlowElement;

/// <summary>Statements that run from the first to the last, then one transition.</summary>
/// <param name="Label">What the block is: <c>While_1</c>, <c>Else_2</c>, or the method it waits for and the number of the point.</param>
/// <param name="Point">The suspension point the block resumes, at its very start; 0 for none.</param>
internal sealed record FlowBlock(int Id, string Label, int Point, EquatableArray<FlowStatement> Statements, Transition End) : FlowElement
{
    /// <summary>Whether the label is the user's own.</summary>
    public bool HasUsersLabel { get; init; }
}

/// <summary>
/// A try that suspends inside. A jump cannot enter it, so a resumption goes to a label just before it and is
/// dispatched again inside.
/// </summary>
/// <param name="EntryBlock">The first block inside.</param>
/// <param name="AfterBlock">Where the body and the handlers go on when they run out.</param>
internal sealed record FlowTry(
    int EntryBlock, int AfterBlock, EquatableArray<FlowElement> Body, EquatableArray<FlowHandler> Handlers, EquatableArray<FlowStatement> Finally) : FlowElement;

internal sealed record FlowHandler(CodeFragment Header, EquatableArray<FlowStatement> Statements)
{
    /// <summary>Whether no exception passes it, and none comes out of it.</summary>
    public bool CatchesAll { get; init; }
}

/// <summary>A method as blocks: the input of liveness, storage and emission.</summary>
/// <param name="ReturnBlock">The block every <c>return</c> goes to.</param>
internal sealed record FlowGraph(EquatableArray<FlowElement> Elements, int ReturnBlock)
{
    /// <summary>All blocks, those inside tries too, in the order they are printed.</summary>
    public IEnumerable<FlowBlock> Blocks() => BlocksOf(Elements);

    public static IEnumerable<FlowBlock> BlocksOf(IEnumerable<FlowElement> elements)
    {
        foreach (FlowElement element in elements)
        {
            if (element is FlowBlock block) yield return block;
            else
                foreach (FlowBlock inner in BlocksOf(((FlowTry)element).Body)) yield return inner;
        }
    }

    /// <summary>The code that a transition evaluates.</summary>
    public static IEnumerable<CodeFragment> CodeOf(Transition end) => end switch
    {
        Branch branch => [branch.Condition],
        SwitchJump jump => jump.Cases.Select(c => c.Labels).Prepend(jump.Subject),
        _ => [],
    };

    /// <summary>The blocks a transition may lead to.</summary>
    public static IEnumerable<int> Targets(Transition end) => end switch
    {
        Goto go => [go.Block],
        Branch branch => [branch.Block, branch.Next],
        SwitchJump jump => jump.Cases.Select(c => c.Block).Append(jump.Default),
        _ => [],
    };

    /// <summary>The blocks that jumps inside statements lead to.</summary>
    public static IEnumerable<int> Jumps(IEnumerable<FlowStatement> statements) =>
        statements.SelectMany(s => s.Code.AllPieces()).OfType<JumpPiece>().Select(j => j.Block);
}
