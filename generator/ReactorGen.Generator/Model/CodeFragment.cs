using System;
using System.Collections.Generic;
using System.Linq;

namespace ReactorGen.Generator.Model;

/// <summary>How a piece of code uses a variable.</summary>
[Flags]
internal enum Access
{
    Read = 1,
    Write = 2,

    /// <summary>By reference, or a part of it only: reads and writes, and ends no earlier value.</summary>
    Both = Read | Write,

    /// <summary>Inside a lambda or local function.</summary>
    Captured = 4,

    /// <summary>Besides a read or a write: nothing is left in the variable. A read moves the value out.</summary>
    Empties = 8,
}

/// <summary>A piece of a <see cref="CodeFragment"/>.</summary>
internal abstract record Piece;

/// <summary>C# text without a variable of the method in it. Its line breaks are followed by the writer's indentation.</summary>
internal sealed record TextPiece(string Text) : Piece
{
    /// <summary>Stands behind a comment that lasts to the end of its line: whatever comes next has to begin a new one.</summary>
    public const string CommentEnd = "\ud800c";

    public override string ToString() => Text;
}

/// <summary>Text whose line breaks belong to a string literal: printed as it is.</summary>
internal sealed record RawTextPiece(string Text) : Piece
{
    public override string ToString() => Text;
}

/// <summary>A use of a variable; how it is spelled depends on where the variable is stored.</summary>
internal sealed record SlotPiece(int Slot, Access Access) : Piece
{
    /// <summary>Whether it is the target of an assignment.</summary>
    public bool IsTarget => (Access & ~Access.Empties) == Access.Write;

    public override string ToString() => $"%{Slot}";
}

/// <summary><c>out var x</c> where <c>x</c> outlives the fragment: <c>out machine.x</c> if it is stored elsewhere.</summary>
internal sealed record OutVariablePiece(int Slot, string TypeText) : Piece
{
    public override string ToString() => $"{TypeText} %{Slot}";
}

/// <summary>The variable of a pattern that outlives the fragment, as in <c>is T x</c>.</summary>
internal sealed record PatternVariablePiece(int Slot) : Piece
{
    public override string ToString() => $"%{Slot}";
}

/// <summary>
/// Stands before and behind an <c>is</c> expression whose variables outlive the fragment. A pattern cannot assign a field, so where one of
/// them is stored elsewhere the expression becomes <c>(e is T x_matched &amp;&amp; Keep(out machine.x, x_matched))</c>;
/// under <paramref name="Negated"/>, <c>(e is not T x_matched || !Keep(..))</c>.
/// </summary>
internal sealed record PatternEdgePiece(EquatableArray<int> Slots, bool Opens, bool Negated) : Piece
{
    public override string ToString() => "";
}

/// <summary>
/// Stands before and behind the guard of a <c>case</c> label, or where it would stand, if the pattern's variables outlive the label:
/// <c>case T x_matched when Keep(out machine.x, x_matched) &amp;&amp; (guard):</c>.
/// </summary>
/// <param name="Guarded">Whether there is a guard.</param>
internal sealed record CaseEdgePiece(EquatableArray<int> Slots, bool Opens, bool Guarded) : Piece
{
    /// <summary>Conditions that store what is kept in a closure.</summary>
    public EquatableArray<CodeFragment> Kept { get; init; }

    public override string ToString() => Opens && Guarded ? " when " : "";
}

/// <summary>
/// Stands around a statement with statements inside that uses variables which only the stack can hold: what it does with them as a whole, which the order of
/// its pieces does not show.
/// </summary>
/// <param name="Unread">Those whose value from before it does not use.</param>
/// <param name="Assigned">Those that it surely gives a new value.</param>
internal sealed record FlowEdgePiece(bool Opens, EquatableArray<int> Unread, EquatableArray<int> Assigned) : Piece
{
    public override string ToString() => "";
}

/// <summary>
/// Stands before and behind the expression in a hole of an interpolated string, where a <c>::</c> would begin the format: what has one is printed in parentheses.
/// </summary>
internal sealed record HoleEdgePiece(bool Opens) : Piece
{
    public override string ToString() => "";
}

/// <summary>The place of an operand in a template.</summary>
internal sealed record OperandPiece(int Index) : Piece
{
    public override string ToString() => $"{{{Index}}}";
}

/// <summary>The resume method's context.</summary>
internal sealed record ContextPiece : Piece
{
    public override string ToString() => "context";
}

/// <summary>The name of a local function that moves to the end of the resume method.</summary>
internal sealed record FunctionNamePiece(int Function) : Piece
{
    public override string ToString() => $"function {Function}";
}

/// <summary>
/// Stands behind the opening parenthesis of a local function's parameters or of a call's arguments: the place for the closures it uses.
/// </summary>
/// <param name="IsDeclaration">Whether the list is the declaration's own.</param>
/// <param name="IsFollowed">Whether other parameters or arguments come behind.</param>
/// <param name="Access">How the closures are used: as a read, captured where the call stands in a lambda.</param>
internal sealed record FunctionClosuresPiece(int Function, bool IsDeclaration, bool IsFollowed, Access Access) : Piece
{
    public override string ToString() => $"closures of {Function}";
}

/// <summary>
/// A local function used as a delegate. Where it uses closures it becomes a lambda that passes them, kept in the innermost one, so that two
/// conversions are equal as they are in C#.
/// </summary>
/// <param name="Plain">The user's expression, for a function that uses no closures.</param>
/// <param name="Name">The function's name with type arguments.</param>
/// <param name="DelegateType">The delegate's type, or that of its box, or null where a type parameter of a function keeps it from being a field's.</param>
/// <param name="Parameters">The lambda's parameters, such as <c>(int x, ref int y)</c>, behind its result where the compiler has to be told.</param>
/// <param name="Arguments">The arguments behind the closures, such as <c>x, ref y</c>.</param>
/// <param name="ReturnsRef">Whether it returns a reference.</param>
internal sealed record FunctionDelegatePiece(
    int Function, CodeFragment Plain, CodeFragment Name, string? DelegateType, string Parameters, string Arguments, bool ReturnsRef) : Piece
{
    /// <summary>Of a delegate type that the compiler made.</summary>
    public AnonymousShape? Shape { get; init; }

    /// <summary>The same for two conversions that give equal delegates: the delegate's type and the function's type arguments, without the names in tuples.</summary>
    public string Identity { get; init; } = "";

    public override string ToString() => $"delegate of {Function}";
}

/// <summary>
/// The name that C# infers for a member or tuple element from the variable behind it, printed where the variable is spelled in another way.
/// </summary>
/// <param name="Separator">What stands between name and value.</param>
internal sealed record InferredNamePiece(int Slot, string Name, string Separator) : Piece
{
    public override string ToString() => "";
}

/// <summary>An expression that is never evaluated, for its type.</summary>
internal sealed record ExamplePiece(AnonymousShape Shape) : Piece
{
    public override string ToString() => "example";
}

/// <summary>The result of a suspending call that has just completed, moved out of the callee's machine.</summary>
internal sealed record ResultPiece(int Point) : Piece
{
    public override string ToString() => $"result of {Point}";
}

internal enum ExitKind { Return, Break, Continue, Goto }

/// <summary>A <c>return</c>, <c>break</c>, <c>continue</c> or <c>goto</c> that leaves a fragment. <paramref name="Target"/> is the statement or label it belongs to.</summary>
internal sealed record ExitPiece(ExitKind Kind, int Target, CodeFragment? Value) : Piece
{
    public override string ToString() => Value is null ? $"{Kind} {Target}" : $"{Kind} {Target} {Value}";
}

/// <summary>An exit after routing: assignments to make, then the block to go to.</summary>
internal sealed record JumpPiece(EquatableArray<CodeFragment> Before, int Block) : Piece
{
    public override string ToString() => $"{{ {string.Concat(Before.Select(b => b + "; "))}goto B{Block} }}";
}

/// <summary>
/// The user's own text, in pieces: everything that holds no suspension is kept like this, whatever it says. Immutable.
/// </summary>
internal sealed record CodeFragment(EquatableArray<Piece> Pieces)
{
    public static readonly CodeFragment Empty = new(EquatableArray<Piece>.Empty);

    public static CodeFragment Of(params Piece[] pieces) => new(pieces.ToEquatableArray());

    public static CodeFragment Text(string text) => Of(new TextPiece(text));

    public static CodeFragment Slot(int slot) => Of(new SlotPiece(slot, Access.Read));

    /// <summary>The pieces, those of nested exits and jumps too.</summary>
    public IEnumerable<Piece> AllPieces()
    {
        foreach (Piece piece in Pieces)
        {
            yield return piece;
            IEnumerable<Piece> inner = piece switch
            {
                ExitPiece { Value: { } value } => value.AllPieces(),
                JumpPiece jump => jump.Before.SelectMany(b => b.AllPieces()),
                CaseEdgePiece edge => edge.Kept.SelectMany(k => k.AllPieces()),
                FunctionDelegatePiece function => function.Plain.AllPieces(),
                _ => [],
            };
            foreach (Piece nested in inner) yield return nested;
        }
    }

    /// <summary>Builds a fragment of text, fragments, pieces and the numbers of slots to be read.</summary>
    public static CodeFragment Join(params object[] parts)
    {
        var pieces = new List<Piece>();
        foreach (object part in parts)
        {
            switch (part)
            {
                case string text: pieces.Add(new TextPiece(text)); break;
                case int slot: pieces.Add(new SlotPiece(slot, Access.Read)); break;
                case Piece piece: pieces.Add(piece); break;
                case CodeFragment fragment: pieces.AddRange(fragment.Pieces); break;
                default: throw new ArgumentException($"A fragment cannot hold a {part.GetType().Name}.", nameof(parts));
            }
        }
        return new CodeFragment(pieces.ToEquatableArray());
    }

    public override string ToString() => string.Concat(Pieces.Select(p => p.ToString()));
}
