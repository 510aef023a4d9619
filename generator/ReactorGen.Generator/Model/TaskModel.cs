using System;

namespace ReactorGen.Generator.Model;

internal enum SlotKind { Parameter, Local, Constant, Temporary, Closure }

/// <summary>A variable that may have to outlive a suspension: a parameter, a local of a scope that suspends, or a temporary.</summary>
/// <param name="AssignedOnce">Nothing assigns it but its declaration, so that a lambda may capture a copy.</param>
/// <param name="Captured">A lambda or local function uses it.</param>
/// <param name="IsRef">A <c>ref</c> local.</param>
internal sealed record LocalSlot(
    int Id, string Name, TypeModel Type, SlotKind Kind, bool AssignedOnce, bool Captured, bool IsRef, int Position)
{
    /// <summary>Of what only the stack can hold: whether it may refer to the frame, and is declared <c>scoped</c>.</summary>
    public bool IsScoped { get; init; }

    /// <summary>A <c>ref readonly</c> local.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Of a temporary: what the user calls it, where a message has to.</summary>
    public string? Words { get; init; }
}

/// <summary>One type around the method, as its partial declaration is repeated.</summary>
/// <param name="Header">Such as <c>partial class Echo</c>.</param>
internal sealed record ContainingType(string Header)
{
    public bool IsStruct => Header.Contains("partial struct ") || Header.Contains("partial record struct ");
}

/// <summary>A parameter of the method.</summary>
/// <param name="Declaration">As the factory and Begin declare it: attributes, modifiers, type, name and default.</param>
/// <param name="BeginDeclaration">The same without <c>this</c>.</param>
internal sealed record ParameterModel(int Slot, string Name, string Declaration, string BeginDeclaration, string DefiningDeclaration);

/// <summary>Everything about the method but its body.</summary>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Usings">The using directives of the user's file, as text.</param>
/// <param name="Namespace">The namespaces around it, outermost first, with the usings of each.</param>
/// <param name="NullableAnnotations">Whether annotations are enabled where the method stands.</param>
/// <param name="DefiningModifiers">Modifiers of the defining part, <c>partial</c> included.</param>
/// <param name="Accessibility">Such as <c>private</c>.</param>
/// <param name="Receiver">The type of <c>this</c> for an instance method, or null.</param>
/// <param name="TypeParameters">Such as <c>&lt;T&gt;</c>, or empty.</param>
/// <param name="Constraints">The constraint clauses, or empty.</param>
/// <param name="MachineName">Without type parameters, such as <c>ServeMachine</c>.</param>
/// <param name="DefiningAttributes">Attributes of the defining part that the user's part does not have itself.</param>
/// <param name="SaysNew">Whether the method has the modifier <c>new</c> or <c>override</c>.</param>
/// <param name="Repeated">The warnings that the method has as a declaration, and that the machine and the factory would have again.</param>
/// <param name="MemberConstraints">The constraints as the generated members need them: an overriding method inherits its own and may not repeat them.</param>
/// <param name="OwnerName">What Begin calls the receiver.</param>
/// <param name="MembersName">The class of its accessors.</param>
/// <param name="ClosureName">What the names of its closures begin with.</param>
/// <param name="SaysScoped">Whether the language version knows <c>scoped</c>.</param>
/// <param name="Silenced">The warnings that are disabled, or reported, where the user wrote the code.</param>
internal sealed record SignatureModel(
    string HintName,
    string DisplayName,
    string MachineKey,
    EquatableArray<string> Usings,
    EquatableArray<NamespaceModel> Namespace,
    EquatableArray<ContainingType> ContainingTypes,
    bool NullableAnnotations,
    string DefiningModifiers,
    string Accessibility,
    bool IsStatic,
    bool SaysNew,
    EquatableArray<string> Repeated,
    TypeModel? Receiver,
    string ReturnTypeText,
    TypeModel? Result,
    string Name,
    string MachineName,
    string FrameName,
    string ResumeName,
    string OwnerName,
    string ClosureName,
    string MembersName,
    string TypeParameters,
    string Constraints,
    string MemberConstraints,
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<string> DefiningAttributes,
    bool SaysScoped,
    EquatableArray<string> Silenced)
{
    public string[] TypeParameterNames => TypeParameters.Split([',', ' ', '<', '>', '@'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Among <see cref="Silenced"/>: whatever has no number there.</summary>
    public const string AllWarnings = "*";
}

internal sealed record NamespaceModel(string Name, EquatableArray<string> Usings);

/// <summary>A suspension point, free of positions.</summary>
/// <param name="Text">The call as the user wrote it, white space folded.</param>
internal sealed record PointModel(int Number, string MethodName, string Text, int Position, CalleeModel Callee);

/// <summary>A method after binding: what lowering works on. Holds no symbol, no syntax and no position.</summary>
/// <param name="Constants">The declarations of the method's constants.</param>
/// <param name="ReservedNames">Every identifier in the method: what names of ours must not be.</param>
/// <param name="NestedNames">The names declared inside fragments: what a local of the resume method must not be called.</param>
/// <param name="Functions">The local functions whose blocks are cut up.</param>
internal sealed record BoundTask(
    SignatureModel Signature, EquatableArray<LocalSlot> Slots, EquatableArray<PointModel> Points, Block Body,
    EquatableArray<CodeFragment> Constants, EquatableArray<string> ReservedNames, EquatableArray<string> NestedNames,
    EquatableArray<LocalFunction> Functions)
{
    /// <summary>Accessors of members that C# does not let the body use, and the class they stand in.</summary>
    public EquatableArray<string> Accessors { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Whole classes of such accessors, which stand in the namespace.</summary>
    public EquatableArray<string> OutsideAccessors { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Bodies too deep to be compared count as different: the method is lowered again, which says so.</summary>
    public bool Equals(BoundTask? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null) return false;
        try
        {
            return Signature == other.Signature && Slots.Equals(other.Slots) && Points.Equals(other.Points) && Constants.Equals(other.Constants)
                && ReservedNames.Equals(other.ReservedNames) && NestedNames.Equals(other.NestedNames) && Functions.Equals(other.Functions) && Accessors.Equals(other.Accessors)
                && OutsideAccessors.Equals(other.OutsideAccessors) && Body.Equals(other.Body);
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    public override int GetHashCode() => Signature.HintName.GetHashCode();
}

/// <summary>A local function of a block that suspends: it moves to the end of the resume method.</summary>
/// <param name="Name">The name it has there, unique in the method.</param>
/// <param name="Code">The whole declaration.</param>
internal sealed record LocalFunction(string Name, CodeFragment Code, int Position, string Comment);

/// <summary>The captured variables of one scope: an object of a class of its own, made where the scope is entered.</summary>
/// <param name="Slot">The variable that holds the object.</param>
/// <param name="Name">The class without type parameters, such as <c>ServeClosure_1</c>.</param>
/// <param name="Fields">The variables that are its fields.</param>
/// <param name="Delegates">The delegates of local functions that are kept in it.</param>
internal sealed record ClosureModel(int Slot, string Name, EquatableArray<ClosureField> Fields, EquatableArray<ClosureField> Delegates);

internal sealed record ClosureField(int Slot, string Name, string TypeText);

/// <summary>What can be generated for a task that cannot run, so that its own diagnostic is the only error.</summary>
[Flags]
internal enum StubParts
{
    DefiningPart = 1,

    /// <summary>Factory and machine.</summary>
    Members = 2,

    All = DefiningPart | Members,
}

/// <summary>A task that cannot be lowered: its factory is generated all the same, marked as an error.</summary>
/// <param name="Error">The id and message of the diagnostic.</param>
internal sealed record StubTask(SignatureModel Signature, string Error, StubParts Parts = StubParts.All);

/// <summary>A problem that lowering found; the analyzer turns the position into a place.</summary>
/// <param name="Argument">What the message names.</param>
internal sealed record Problem(string Id, int Position, string Argument, string Argument2 = "");

/// <summary>Where the user's statements stand. Apart from the model, so that a line added above a method lowers nothing again.</summary>
/// <param name="Spans">Start line, start column, end line, end column, from 1.</param>
internal sealed record PositionMap(string HintName, string File, string ShownFile, int MethodLine, EquatableArray<SourceSpan> Spans);

internal readonly record struct SourceSpan(int StartLine, int StartColumn, int EndLine, int EndColumn);

/// <summary>What binding gives: the model and the positions, which travel apart.</summary>
internal sealed record BindResult(BoundTask? Task, StubTask? Stub, PositionMap Positions);
