namespace ReactorGen.Generator.Model;

internal enum Storage
{
    /// <summary>Never used.</summary>
    None,

    /// <summary>A field of the machine: alive across a suspension.</summary>
    Field,

    /// <summary>A parameter of the resume method: nothing assigns it, so it is stored once, when the method first waits.</summary>
    Argument,

    /// <summary>A local declared at the top of the resume method: used in several blocks, alive across no suspension.</summary>
    Scratch,

    /// <summary>A local declared where the user declared it.</summary>
    Inline,
}

/// <summary>Where a variable lives and how it is spelled there.</summary>
/// <param name="Name">The field or local, unique among its kind.</param>
/// <param name="Local">For a field of a type without a name: the local with the typed box that the field holds. Else empty.</param>
internal sealed record StoredSlot(LocalSlot Slot, Storage Storage, string Name, string Local = "");

/// <summary>A field that holds the machine of one or more callees of the same type, which are never alive together.</summary>
internal sealed record ChildField(string Name, CalleeModel Callee);

/// <param name="Field">The index of the callee's <see cref="ChildField"/>.</param>
/// <param name="Kept">The slots alive while it waits.</param>
/// <param name="Cleared">The slots that die before it and hold references.</param>
internal sealed record LoweredPoint(PointModel Point, int Field, EquatableArray<int> Kept, EquatableArray<int> Cleared);

/// <summary>A method ready to be printed: no decision is left but whether a callee is boxed.</summary>
/// <param name="Constants">Declarations that stand at the top of the resume method.</param>
/// <param name="ClearedAtEnd">The fields that may hold references when the method ends.</param>
/// <param name="ClearsChildrenAtEnd">Whether an exception may have been caught that left a callee's machine half-way.</param>
/// <param name="Names">The names of the resume method's own variables.</param>
/// <param name="Closures">The classes of captured variables.</param>
/// <param name="Functions">The local functions at the end of the resume method.</param>
internal sealed record LoweredTask(
    SignatureModel Signature, EquatableArray<StoredSlot> Slots, EquatableArray<ChildField> Children, EquatableArray<LoweredPoint> Points,
    FlowGraph Graph, EquatableArray<CodeFragment> Constants, EquatableArray<int> ClearedAtEnd, bool ClearsChildrenAtEnd, ResumeNames Names,
    EquatableArray<ClosureModel> Closures, EquatableArray<LocalFunction> Functions)
{
    /// <summary>Declarations in a class of their own.</summary>
    public EquatableArray<string> Accessors { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Classes that stand in the namespace.</summary>
    public EquatableArray<string> OutsideAccessors { get; init; } = EquatableArray<string>.Empty;
}

/// <summary>The variables of the resume method, chosen so that they hide nothing the body uses.</summary>
internal sealed record ResumeNames(string Machine, string Context, string State, string Poll, string Owner, string Result, EquatableArray<string> ReservedLabels);

/// <summary>What lowering gives: a task, or the problems that stand in its way.</summary>
internal sealed record LowerResult(LoweredTask? Task, EquatableArray<Problem> Problems);
