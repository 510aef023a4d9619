using System;
using System.Runtime.CompilerServices;

namespace ReactorGen.Generator.Model;

/// <summary>A statement on the way to a suspension, or (<see cref="FragmentStatement"/>) one that holds none.</summary>
internal abstract record BoundStatement
{
    /// <summary>The index of the statement's place in the <see cref="PositionMap"/>, or -1.</summary>
    public int Position { get; init; } = -1;

    /// <summary>The user's comments and blank lines above the statement.</summary>
    public string Comment { get; init; } = "";

    // Each derived Equals and GetHashCode begins here: deep nesting must not overflow the stack.
    public virtual bool Equals(BoundStatement? other)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return other is not null && EqualityContract == other.EqualityContract && Position == other.Position && Comment == other.Comment;
    }

    public override int GetHashCode()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return Position;
    }
}

/// <summary>A whole statement without a suspension, in the user's words.</summary>
internal sealed record FragmentStatement(CodeFragment Code) : BoundStatement
{
    /// <summary>Whether it surely ends in a jump, so that nothing reaches what stands behind it. <c>false</c> where that is not seen.</summary>
    public bool Leaves { get; init; }
}

/// <param name="TypeText">The type as the user wrote it, possibly <c>var</c>.</param>
internal sealed record LocalDeclaration(int Slot, string TypeText, BoundExpression? Initializer) : BoundStatement;

internal sealed record ExpressionStatement(BoundExpression Expression) : BoundStatement;

/// <summary>A statement of which only one expression suspends, such as the subject of a <c>switch</c>: kept in the user's words around it.</summary>
internal sealed record TemplateStatement(CompositeExpression Template) : BoundStatement;

internal sealed record Block(EquatableArray<BoundStatement> Statements) : BoundStatement;

internal sealed record If(BoundExpression Condition, BoundStatement Then, BoundStatement? Else) : BoundStatement
{
    /// <summary>The contrary of a condition of ours, where it has words of its own.</summary>
    public CodeFragment? Opposite { get; init; }
}

/// <summary>Any loop, once <c>foreach</c> is gone. <paramref name="Name"/> gives the labels: While, For, Do, ForEach.</summary>
/// <param name="Id">What <c>break</c> and <c>continue</c> refer to.</param>
/// <param name="Prelude">What spilling the condition put in front of it: runs each time before the condition does.</param>
/// <param name="Condition">Null for a loop that only an exit ends.</param>
internal sealed record Loop(
    int Id, string Name, bool TestsFirst, EquatableArray<BoundStatement> Prelude, BoundExpression? Condition, BoundStatement Body,
    EquatableArray<BoundStatement> Increment) : BoundStatement
{
    /// <summary>Of the loops over the dimensions of an array, the outermost is the one that <c>break</c> leaves.</summary>
    public bool TakesBreak { get; init; } = true;

    /// <summary>And the innermost the one that <c>continue</c> continues.</summary>
    public bool TakesContinue { get; init; } = true;
}

internal enum EnumerationKind
{
    /// <summary>An array with one dimension, or a string.</summary>
    Indexed,

    /// <summary>An array with several dimensions.</summary>
    Rectangular,

    Enumerator,
}

internal enum DisposalKind
{
    None,

    /// <summary><c>x.Dispose()</c>: a struct, or a variable known not to be null.</summary>
    Direct,

    /// <summary><c>x?.Dispose()</c>.</summary>
    IfNotNull,

    /// <summary>Through <see cref="IDisposable"/>, without boxing: a struct that implements it explicitly, or what a type parameter stands for.</summary>
    Constrained,

    /// <summary><c>(x as IDisposable)?.Dispose()</c>: known only at run time.</summary>
    IfDisposable,
}

/// <param name="Source">The collection; for <see cref="EnumerationKind.Enumerator"/> the call of <c>GetEnumerator</c> included.</param>
/// <param name="SourceSlot">The temporary that keeps the array or the enumerator.</param>
/// <param name="IndexSlots">The temporaries of the indexes, one for each dimension.</param>
/// <param name="LastSlots">For <see cref="EnumerationKind.Rectangular"/> the temporaries of the last indexes.</param>
/// <param name="Target">What an element is assigned to: a variable, or the left side of a deconstruction.</param>
/// <param name="ElementConversion">Text in front of an element, such as <c>(int)</c> or <c>ref </c>, or empty.</param>
/// <param name="MoveNext">The call that advances the enumerator, if it suspends.</param>
internal sealed record ForEach(
    int Id, EnumerationKind Kind, BoundExpression Source, int SourceSlot, EquatableArray<int> IndexSlots, EquatableArray<int> LastSlots, ForEachTarget Target,
    string ElementConversion, SuspendingCall? MoveNext, BoundStatement Body, DisposalKind Disposal, SuspendingCall? Dispose) : BoundStatement
{
    /// <summary>Text behind an element, where <see cref="ElementConversion"/> opens a parenthesis.</summary>
    public string AfterElement { get; init; } = "";

    /// <summary>For an inline array: how many elements it has; else 0.</summary>
    public int FixedLength { get; init; }

    /// <summary>For an inline array in a variable: the variable, which is used in its place. Else null.</summary>
    public CodeFragment? Place { get; init; }

    /// <summary>What finds the place.</summary>
    public EquatableArray<BoundStatement> BeforePlace { get; init; } = EquatableArray<BoundStatement>.Empty;
}

/// <param name="Slot">The variable, or -1.</param>
/// <param name="Deconstruction">Where there is no single variable: such as <c>(var a, var b)</c>.</param>
internal sealed record ForEachTarget(int Slot, string TypeText, CodeFragment? Deconstruction);

/// <summary>A <c>switch</c> statement with a suspension in a section or in a guard.</summary>
/// <param name="SubjectSlot">Where a guard suspends: the temporary that keeps the subject, else -1.</param>
internal sealed record Switch(int Id, BoundExpression Subject, int SubjectSlot, string SubjectTypeText, EquatableArray<SwitchSection> Sections) : BoundStatement;

/// <param name="Label">What a <c>goto case</c> or <c>goto default</c> refers to, or -1.</param>
internal sealed record SwitchSection(EquatableArray<SwitchLabel> Labels, bool HasDefault, int Label, Block Body);

/// <param name="Code">The label as the user wrote it, such as <c>case 1:</c>.</param>
/// <param name="Test">Where a guard suspends: whether the subject matches. Such a label is a condition of its own.</param>
/// <param name="Prelude">What the test needs declared.</param>
internal sealed record SwitchLabel(CodeFragment Code, BoundExpression? Test, EquatableArray<BoundStatement> Prelude)
{
    /// <summary>Where there is a test: the guard that has to hold besides.</summary>
    public BoundExpression? Guard { get; init; }

    /// <summary>What spilling the guard put in front of it.</summary>
    public EquatableArray<BoundStatement> GuardPrelude { get; init; } = EquatableArray<BoundStatement>.Empty;

    /// <summary>The places of the pattern and of the guard in the <see cref="PositionMap"/>, or -1.</summary>
    public int Position { get; init; } = -1;

    public int GuardPosition { get; init; } = -1;
}

/// <param name="Slot">The variable, or the temporary that keeps the resource of a <c>using</c> without one.</param>
/// <param name="Dispose">The call that gives it back, if it suspends.</param>
internal sealed record Using(int Slot, string TypeText, BoundExpression Resource, DisposalKind Disposal, SuspendingCall? Dispose, BoundStatement Body) : BoundStatement;

/// <param name="Handlers">The catch clauses.</param>
internal sealed record Try(Block Body, EquatableArray<CatchClause> Handlers, Block? Finally) : BoundStatement;

/// <param name="Header">What stands between <c>catch</c> and the block, the filter included.</param>
/// <param name="Id">What a <c>throw;</c> in the body refers to.</param>
/// <param name="CaughtName">Where the body suspends: the name the header gives the exception.</param>
/// <param name="VariableSlot">Where the body suspends: the user's variable, or -1.</param>
/// <param name="RethrowSlot">Where the body suspends and says <c>throw;</c>: keeps the exception, else -1.</param>
internal sealed record CatchClause(CodeFragment Header, Block Body, bool Suspends, int Id, string CaughtName, int VariableSlot, int RethrowSlot);

/// <summary>After desugaring: a try whose finally suspends. The flow builder turns the pending exception or jump into a resumption.</summary>
internal sealed record TryFinally(Block Body, Block Finally, int ExceptionSlot, int ExitSlot) : BoundStatement;

/// <summary>After spilling: waits for a callee, whose arguments no longer suspend.</summary>
internal sealed record Suspension(int Number, CodeFragment Arguments) : BoundStatement;

internal sealed record Return(BoundExpression? Value) : BoundStatement;

internal sealed record Throw(BoundExpression Value) : BoundStatement;

internal sealed record Break(int Target) : BoundStatement;

internal sealed record Continue(int Target) : BoundStatement;

/// <summary>A place that a <c>goto</c> leads to.</summary>
/// <param name="Id">What <see cref="GotoLabel"/> refers to.</param>
/// <param name="Name">The user's name for it.</param>
/// <param name="IsOnly">Whether no other label of the method has that name, so that generated code can use it.</param>
internal sealed record Label(int Id, string Name, bool IsOnly) : BoundStatement;

internal sealed record GotoLabel(int Target) : BoundStatement;

/// <summary>After desugaring: gives back a resource.</summary>
internal sealed record Disposal(int Slot, DisposalKind Kind) : BoundStatement;
