using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ReactorGen.Generator;

/// <summary>Every diagnostic of the package. Only the analyzer reports them; the generator reports nothing.</summary>
internal static class Diagnostics
{
    private const string Category = "ReactorGen";

    public static readonly DiagnosticDescriptor NotPartial = Error("RG0001", "A reactor task must be partial",
        "Method '{0}' is marked [ReactorTask] and must be 'partial': the generator adds its defining part");

    public static readonly DiagnosticDescriptor TypeNotPartial = Error("RG0002", "A type with a reactor task must be partial",
        "Type '{0}' holds the reactor task '{1}' and must be 'partial', like every type around it");

    public static readonly DiagnosticDescriptor NoAccessibility = Error("RG0003", "A reactor task with a result needs an accessibility modifier",
        "Method '{0}' needs an accessibility modifier such as 'private': C# asks for one on a partial method with a result or further modifiers");

    public static readonly DiagnosticDescriptor Async = Error("RG0004", "A reactor task is not async",
        "Method '{0}' must not be 'async': a reactor task suspends without it; remove the modifier, and wrap an awaited task in Await(..)");

    public static readonly DiagnosticDescriptor ByReferenceParameter = Error("RG0005", "A reactor task takes no parameter by reference",
        "Parameter '{0}' cannot be 'ref', 'in' or 'out': it would have to outlive a suspension; pass the value, or return it");

    public static readonly DiagnosticDescriptor StackOnlyParameter = Error("RG0006", "A reactor task takes no stack-only parameter",
        "Parameter '{0}' of type '{1}' can live on the stack only; pass Memory<T>, an array or an object instead");

    public static readonly DiagnosticDescriptor ByReferenceResult = Error("RG0007", "A reactor task cannot return by reference",
        "Method '{0}' cannot return a reference or a stack-only value: the result is kept in the machine; return the value");

    public static readonly DiagnosticDescriptor Iterator = Error("RG0008", "A reactor task cannot be an iterator",
        "Method '{0}' cannot use 'yield': write the values to a channel or a callback instead");

    public static readonly DiagnosticDescriptor NoBody = Error("RG0009", "A reactor task needs a body",
        "Method '{0}' has no body: put [ReactorTask] on the implementing part, and write that part only");

    public static readonly DiagnosticDescriptor InLambda = Error("RG0010", "A suspension cannot stand in a lambda or local function",
        "'{0}' suspends and cannot stand in a lambda, anonymous method or local function; make that a [ReactorTask] method of its own");

    public static readonly DiagnosticDescriptor InLock = Error("RG0011", "A suspension cannot stand in a lock",
        "'{0}' suspends and cannot stand inside 'lock': another task could run into it on the same thread; leave the lock first");

    public static readonly DiagnosticDescriptor InUnsafe = Error("RG0012", "A suspension cannot stand in an unsafe context",
        "'{0}' suspends and cannot stand in 'unsafe' or 'fixed': pointers do not outlive a suspension; end the block first");

    public static readonly DiagnosticDescriptor InFilter = Error("RG0013", "A suspension cannot stand in an exception filter",
        "'{0}' suspends and cannot stand in a 'when' filter; suspend in the catch block and rethrow");

    public static readonly DiagnosticDescriptor InQuery = Error("RG0014", "A suspension cannot stand in a query clause",
        "'{0}' suspends and cannot stand in a query, but for its first source; use a loop");

    public static readonly DiagnosticDescriptor CalledOutsideBody = Error("RG0015", "A reactor task is called outside a reactor task",
        "'{0}' is a reactor task and suspends; here, {1}make this method a [ReactorTask] too");

    public static readonly DiagnosticDescriptor VirtualCall = Error("RG0016", "A virtual reactor task cannot be embedded",
        "'{0}' is called virtually, so its machine is not known here; let it return BoxedTask<T> from an ordinary method and use Await(..)");

    public static readonly DiagnosticDescriptor MethodGroup = Error("RG0017", "A reactor task is no delegate",
        "'{0}' is a reactor task and cannot be made a delegate; use a Func that returns BoxedTask<T>, made of {1}");

    public static readonly DiagnosticDescriptor AwaitInBody = Error("RG0018", "A reactor task does not use await",
        "Use Await(..) instead of 'await': it suspends the reactor task until the operation is done");

    public static readonly DiagnosticDescriptor Unsupported = Error("RG0019", "This construct cannot hold a suspension yet",
        "A suspension cannot stand in {0} yet; move it to a statement of its own in front");

    public static readonly DiagnosticDescriptor RefLocalAcross = Error("RG0020", "A ref local cannot live across a suspension",
        "The ref local '{0}' is used after a suspension; take the reference again after it");

    public static readonly DiagnosticDescriptor StackOnlyAcross = Error("RG0021", "A stack-only value cannot live across a suspension",
        "'{0}' of type '{1}' lives on the stack and is used after a suspension; keep a Memory<T> or an array, or make it anew afterwards");

    public static readonly DiagnosticDescriptor UnnameableAcross = Error("RG0022", "A value of an unnameable type cannot live across a suspension",
        "'{0}' is used after a suspension, and {1} cannot be the type of a field; declare it with a type that has a name");

    public static readonly DiagnosticDescriptor ReferenceAcross = Error("RG0023", "A returned reference cannot live across a suspension",
        "'{0}' is a reference that would have to outlive a suspension in the same expression; suspend first, in a statement of its own");

    public static readonly DiagnosticDescriptor Synchronized = Error("RG0025", "A reactor task cannot be synchronized",
        "Method '{0}' cannot be [MethodImpl(MethodImplOptions.Synchronized)]: the lock would not be held across a suspension");

    public static readonly DiagnosticDescriptor NameTaken = Error("RG0026", "A generated name is taken",
        "The reactor task '{0}' needs the name '{1}', which the type already uses; rename one of them");

    public static readonly DiagnosticDescriptor BadMachine = Error("RG0027", "The machine of a leaf does not fit",
        "'{0}' names the machine '{1}', which must be a struct that implements IReactorMachine and has a method Begin with the parameters of '{0}'");

    public static readonly DiagnosticDescriptor BadContainer = Error("RG0028", "This type cannot hold a reactor task",
        "'{0}' is {1} and cannot hold a reactor task; move the method to a class or struct");

    public static readonly DiagnosticDescriptor ExplicitInterface = Error("RG0029", "A reactor task cannot implement an interface explicitly",
        "Method '{0}' cannot implement an interface explicitly, because partial methods cannot; implement the interface with an ordinary method");

    public static readonly DiagnosticDescriptor DynamicCall = Error("RG0031", "A suspension cannot depend on dynamic",
        "'{0}' would be bound at run time, because a type is 'dynamic': a machine needs the type; cast to it, or return object");

    public static readonly DiagnosticDescriptor TooComplex = Error("RG0032", "The body is nested too deeply",
        "The body of '{0}' is nested too deeply to be lowered; split the method");

    public static readonly DiagnosticDescriptor FileLocal = Error("RG0035", "A reactor task cannot use a file-local type",
        "'{0}' is local to its file and cannot be used in a reactor task, whose machine is in a file of its own; make it internal, or nest it privately");

    public static readonly DiagnosticDescriptor DefiningPart = Error("RG0036", "A reactor task has a defining part already",
        "The generator writes the defining part of '{0}'; remove the one there is");

    public static readonly DiagnosticDescriptor LanguageVersion = Error("RG0037", "A reactor task needs C# 9",
        "'{0}' needs C# 9 or later: set LangVersion, or remove it from the project");

    public static readonly DiagnosticDescriptor NotStarted = new("RG0038", "A task is made and not started",
        "'{0}' makes a task and starts nothing; call '{1}', or give the task to Spawn, Run or Await", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("RG0038"));

    public static readonly DiagnosticDescriptor CalledByRuntime = Error("RG0039", "A reactor task is not called by the runtime",
        "Method '{0}' is {1}: the runtime would call it, where no reactor task runs; let an ordinary method start it with an executor");

    /// <summary>A defect of ours, in words: an exception in an analyzer or generator would take the diagnostics of the other tasks with it.</summary>
    public static readonly DiagnosticDescriptor Defect = Error("RG0033", "ReactorGen failed on this body",
        "The body of '{0}' could not be lowered because of a defect in ReactorGen; please report it with the body. {1}");

    public static readonly DiagnosticDescriptor SuspendsHere = new("RG0030", "Suspends here", "'{0}' suspends here", Category,
        DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("RG0030"));

    /// <summary>All of them, by id.</summary>
    public static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> ById = new[]
    {
        NotPartial, TypeNotPartial, NoAccessibility, Async, ByReferenceParameter, StackOnlyParameter, ByReferenceResult, Iterator, NoBody, InLambda,
        InLock, InUnsafe, InFilter, InQuery, CalledOutsideBody, VirtualCall, MethodGroup, AwaitInBody, Unsupported, RefLocalAcross, StackOnlyAcross,
        UnnameableAcross, ReferenceAcross, Synchronized, NameTaken, BadMachine, BadContainer, ExplicitInterface, SuspendsHere,
        DynamicCall, TooComplex, Defect, FileLocal, DefiningPart, LanguageVersion, NotStarted, CalledByRuntime,
    }.ToDictionary(d => d.Id);

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help(id));

    private static string Help(string id) => $"https://github.com/reactorgen/reactorgen/blob/main/docs/diagnostics/{id}.md";
}
