namespace ReactorGen.Generator.Model;

/// <summary>An assignment whose target or value suspends.</summary>
/// <param name="Operator">Null for <c>=</c>; for <c>+=</c> and its like the operator without the equals sign.</param>
/// <param name="TargetType">The type of the target.</param>
/// <param name="Cast">For a compound assignment whose operator has another type than the target: whether the sum is cast back.</param>
/// <param name="InPlace">A compound assignment that reads no old value: of an event, or by an operator that changes its target or takes it by reference.</param>
internal sealed record AssignmentExpression(
    Operand Target, string? Operator, BoundExpression Value, TypeModel TargetType, bool Cast, bool InPlace) : BoundExpression
{
    /// <summary>For a compound assignment: what is kept of the target, where that is not just its value.</summary>
    public OldValue? Old { get; init; }

    public override bool Suspends => true;

    public override string ToString() => $"{Target} {Operator}= {Value}";
}

/// <summary>What is made of the target of a compound assignment before the value is evaluated.</summary>
/// <param name="Code">The target is its operand.</param>
internal sealed record OldValue(TypeModel Type, CodeFragment Code);

/// <summary><c>target ??= value</c> where the value suspends.</summary>
/// <param name="Type">The type of the whole: of the target, or what is in it where the target is a nullable value.</param>
/// <param name="Unwraps">Whether the target is a nullable value and the whole is not.</param>
internal sealed record CoalesceAssignmentExpression(Operand Target, TypeModel TargetType, BoundExpression Value, TypeModel Type, bool Unwraps) : BoundExpression
{
    public override bool Suspends => true;

    public override string ToString() => $"{Target} ??= {Value}";
}
