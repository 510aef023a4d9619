namespace ReactorGen.Generator.Model;

/// <summary>Statements to run, then a value: what an object initialiser comes down to, or a switch expression.</summary>
internal sealed record SequenceExpression(EquatableArray<BoundStatement> Statements, BoundExpression Value) : BoundExpression
{
    public override bool Suspends => true;

    public override string ToString() => $"{{ {string.Join("; ", Statements)}; {Value} }}";
}

/// <summary>After spilling: <c>&amp;&amp;</c> or <c>||</c> as a condition.</summary>
/// <param name="Prelude">What runs before the right side is evaluated.</param>
internal sealed record StagedCondition(ShortCircuitKind Kind, BoundExpression Left, EquatableArray<BoundStatement> Prelude, BoundExpression Right) : BoundExpression
{
    public override bool Suspends => false;

    public override string ToString() => $"({Left} {Kind} {Right})";
}

/// <summary><c>receiver?.access</c> where the access suspends.</summary>
/// <param name="ReceiverSlot">The temporary that keeps the receiver; -1 where it is a variable that nothing changes.</param>
/// <param name="Access">What is done with the receiver, which it names itself.</param>
/// <param name="Type">The type of the whole, or null where it has none.</param>
internal sealed record NullConditionalExpression(BoundExpression Receiver, int ReceiverSlot, TypeModel ReceiverType, BoundExpression Access, TypeModel? Type) : BoundExpression
{
    public override bool Suspends => true;

    public override string ToString() => $"{Receiver}?{Access}";
}

/// <summary><c>checked(..)</c> or <c>unchecked(..)</c> around what is left of an expression when its suspensions are gone.</summary>
internal sealed record ContextExpression(string Keyword, BoundExpression Inner) : BoundExpression
{
    public override bool Suspends => Inner.Suspends;

    public override string ToString() => $"{Keyword}({Inner})";
}
