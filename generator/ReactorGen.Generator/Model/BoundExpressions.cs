using System.Linq;
using System.Runtime.CompilerServices;

namespace ReactorGen.Generator.Model;

/// <summary>A type as generated code writes it, with what storage must know of it.</summary>
/// <param name="Text">Fully qualified C#.</param>
/// <param name="HoldsReferences">Whether a value keeps objects alive, so that a dead one must be cleared.</param>
/// <param name="IsRefLike">Whether it can only live on the stack.</param>
/// <param name="Size">An estimate in bytes, for deciding which machines are too large to embed.</param>
/// <param name="IsOpen">A type parameter that may stand for a class or a struct.</param>
/// <param name="CannotBeField">Why no field can have this type, or null.</param>
/// <param name="Shape">For a type that an anonymous type keeps from having a name: a field holds it as an object.</param>
internal sealed record TypeModel(string Text, bool HoldsReferences, bool IsRefLike, int Size, string? CannotBeField = null, bool IsOpen = false, AnonymousShape? Shape = null)
{
    /// <summary>The machines of this compilation that a value holds, by their keys.</summary>
    public EquatableArray<string> Machines { get; init; } = EquatableArray<string>.Empty;

    public static readonly TypeModel Boolean = new("bool", false, false, 1);

    public static readonly TypeModel Int32 = new("int", false, false, 4);

    /// <summary>The type where it is a type argument of an interface, which cannot be <c>dynamic</c>.</summary>
    public string ContractText => IsDynamic ? "object" + Text.Substring("dynamic".Length) : Text;

    public bool IsDynamic => Text is "dynamic" or "dynamic?";

    public override string ToString() => Text;
}

/// <summary>An expression on the way to a suspension. What holds no suspension is a <see cref="FragmentExpression"/>, whatever it says.</summary>
internal abstract record BoundExpression
{
    /// <summary>Whether a suspension stands in it.</summary>
    public abstract bool Suspends { get; }

    // Each derived Equals and GetHashCode begins here: deep nesting must not overflow the stack.
    public virtual bool Equals(BoundExpression? other)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return other is not null && EqualityContract == other.EqualityContract;
    }

    public override int GetHashCode()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return 0;
    }
}

internal sealed record FragmentExpression(CodeFragment Code) : BoundExpression
{
    /// <summary>What a condition is that C# knows the answer of: what it rules out cannot be reached. Else null.</summary>
    public bool? Answer { get; init; }

    public override bool Suspends => false;

    public override string ToString() => Code.ToString();
}

internal enum OperandKind
{
    /// <summary>Evaluated where it stands; saved in a temporary if a later operand suspends.</summary>
    Value,

    /// <summary>A variable used by reference: its own operands are saved, the access itself stays where it is.</summary>
    Location,

    /// <summary>A constant, a type, a method group on a type, a variable nothing can change meanwhile: never saved.</summary>
    Constant,
}

/// <param name="Type">The type of the temporary: the one the operand is converted to. Null only where the operand is never saved.</param>
/// <param name="Role">What the operand is, for the temporary's name, such as <c>left</c>.</param>
/// <param name="IsChecked">A location that must be there already when later operands are evaluated: it is read once, for its null and bounds checks.</param>
/// <param name="Bound">For what cannot be saved at all, where the user wrote it.</param>
internal sealed record Operand(BoundExpression Expression, OperandKind Kind, TypeModel? Type, string Role, bool IsChecked = false, StackBound? Bound = null)
{
    /// <summary>What is written in front of the temporary, such as <c>in </c>, or null.</summary>
    public string? PassedBy { get; init; }

    public override string ToString() => Expression.ToString();
}

/// <summary>An operand that only the stack can hold: a returned reference, or a value of a <c>ref struct</c>.</summary>
/// <param name="Text">As the user wrote it.</param>
internal sealed record StackBound(int Position, string Text, bool IsReference);

/// <summary>Operands evaluated from left to right, then put together by the user's own text around them.</summary>
/// <param name="EvaluatesAllFirst">What the text does with one operand could be seen by the next: all are saved, also those behind the last suspension.</param>
internal sealed record CompositeExpression(CodeFragment Template, EquatableArray<Operand> Operands, bool EvaluatesAllFirst = false) : BoundExpression
{
    private readonly bool _suspends = Operands.Any(o => o.Expression.Suspends);

    public override bool Suspends => _suspends;

    public override string ToString() => string.Concat(Template.Pieces.Select(p => p is OperandPiece o ? Operands[o.Index].ToString() : p.ToString()));
}

/// <summary>A call of a reactor task. Its template holds the arguments of <c>Begin</c>, without the parentheses.</summary>
/// <param name="Number">The number of the suspension point, from 1 in source order.</param>
internal sealed record SuspendingCall(int Number, CalleeModel Callee, CompositeExpression Arguments) : BoundExpression
{
    public override bool Suspends => true;

    public override string ToString() => $"suspend {Number}: {Callee.MethodName}({Arguments})";
}

internal enum ShortCircuitKind { And, Or, Coalesce }

/// <summary><c>&amp;&amp;</c>, <c>||</c> and <c>??</c> where the right side suspends.</summary>
/// <param name="LeftType">The type of the left side by itself.</param>
/// <param name="UnwrapsLeft">For <c>??</c>: the left side is a nullable value and the result is its value.</param>
internal sealed record ShortCircuitExpression(
    ShortCircuitKind Kind, BoundExpression Left, TypeModel LeftType, BoundExpression Right, TypeModel Type, bool UnwrapsLeft) : BoundExpression
{
    /// <summary>
    /// For <c>&amp;&amp;</c> and <c>||</c> of another type than <c>bool</c>: whether the right side is evaluated, of which the left one is the operand. The two are then
    /// combined by <c>&amp;</c> or <c>|</c>. Else null.
    /// </summary>
    public CodeFragment? GoesOn { get; init; }

    /// <summary>The cast that the left side needs to be combined, or nothing.</summary>
    public string CombinedAs { get; init; } = "";

    public override bool Suspends => true;

    public override string ToString() => $"({Left} {Kind} {Right})";
}

/// <summary><c>?:</c> where a branch suspends.</summary>
internal sealed record ConditionalExpression(BoundExpression Condition, BoundExpression Then, BoundExpression Else, TypeModel Type) : BoundExpression
{
    /// <summary>Whether the branches are variables: <c>c ? ref a : ref b</c>.</summary>
    public bool IsRef { get; init; }

    /// <summary>Of variables: whether one of them cannot be assigned.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Of what only the stack can hold: whether a branch may refer to the frame.</summary>
    public bool IsScoped { get; init; }

    public override bool Suspends => true;

    public override string ToString() => $"({Condition} ? {Then} : {Else})";
}

/// <summary>A <c>throw</c> as a branch of <c>?:</c> or the right side of <c>??</c>.</summary>
internal sealed record ThrownExpression(BoundExpression Thrown) : BoundExpression
{
    public override bool Suspends => Thrown.Suspends;

    public override string ToString() => $"throw {Thrown}";
}

/// <summary>The machine that a suspending call runs.</summary>
/// <param name="MethodName">The method's name without type arguments, such as <c>ReadChunk</c>.</param>
/// <param name="MachineKey">Identifies the machine whatever its type arguments: the node of the call graph.</param>
/// <param name="Machine">The machine's type as generated code writes it.</param>
/// <param name="Result">The type of the result, or null.</param>
/// <param name="Size">An estimate of the machine's size in bytes; 0 where the compilation itself defines it.</param>
/// <param name="HasStart">Whether the machine, a leaf, has <c>Start</c>: Begin and the first Resume in one.</param>
/// <param name="Shape">For a machine that an anonymous type argument keeps from having a name.</param>
/// <param name="Embedded">The keys of the machines among its type arguments, which are fields of it: <c>Join(ATask(), BTask())</c>.</param>
internal sealed record CalleeModel(
    string MethodName, string MachineKey, string Machine, TypeModel? Result, int Size, bool HasStart = false, AnonymousShape? Shape = null, EquatableArray<string> Embedded = default);
