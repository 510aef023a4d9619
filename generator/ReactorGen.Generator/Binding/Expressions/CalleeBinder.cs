using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>A call of a reactor task, with the machine it runs.</summary>
internal sealed record Callee(IMethodSymbol Method, INamedTypeSymbol Machine, IMethodSymbol Begin, CalleeModel Model);

/// <summary>
/// Finds the machine of a reactor task: the one its attribute names, or, by the sibling rule, the first type argument of what <c>XTask</c>
/// with the same parameters returns. The rule is the same for this compilation and for referenced assemblies.
/// </summary>
internal static class CalleeBinder
{
    /// <summary>The reactor task that an invocation calls, or null.</summary>
    public static IMethodSymbol? TargetOf(InvocationExpressionSyntax invocation, SemanticModel model, System.Threading.CancellationToken cancel)
    {
        if (model.GetSymbolInfo(invocation, cancel).Symbol is not IMethodSymbol method) return null;
        return ReactorTaskAttributes.IsReactorTask(method.ReducedFrom ?? method.OriginalDefinition) ? method : null;
    }

    public static Callee? Bind(IMethodSymbol method)
    {
        IMethodSymbol full = Unreduced(method);
        INamedTypeSymbol? machine = MachineOf(full);
        if (machine?.GetMembers("Begin").OfType<IMethodSymbol>().FirstOrDefault(m => !m.IsStatic) is not { } begin) return null;
        bool inSource = machine.OriginalDefinition.DeclaringSyntaxReferences.Length > 0;
        var model = new CalleeModel(
            method.Name,
            MachineKey(machine),
            TypeModels.Text(machine),
            full.ReturnsVoid ? null : TypeModels.Of(full.ReturnType),
            inSource && ReactorTaskAttributes.MachineOf(ReactorTaskAttributes.Find(full.OriginalDefinition)!) is null ? 0 : TypeModels.Size(machine, 0),
            HasStart(machine, begin),
            AnonymousShapes.Of(machine),
            Embedded(machine).ToEquatableArray());
        return new Callee(full, machine, begin, model);
    }

    /// <summary>Structs of this compilation among the type arguments, those of the types around it too, at any depth; those that are no machines are no tasks either.</summary>
    private static IEnumerable<string> Embedded(INamedTypeSymbol machine) => Containers(machine).SelectMany(t => t.TypeArguments).OfType<INamedTypeSymbol>()
        .SelectMany(t => (t.TypeKind == TypeKind.Struct && t.DeclaringSyntaxReferences.Length > 0 ? new[] { MachineKey(t) } : []).Concat(Embedded(t))).Distinct();

    /// <summary><c>Poll Start(scoped ref TaskContext context, the parameters of Begin)</c>, which a leaf may have.</summary>
    private static bool HasStart(INamedTypeSymbol machine, IMethodSymbol begin) => machine.GetMembers("Start").OfType<IMethodSymbol>().Any(m =>
        !m.IsStatic && m.Arity == 0 && m.DeclaredAccessibility >= begin.DeclaredAccessibility && m.ReturnType.Name == "Poll"
        && m.Parameters.Length == begin.Parameters.Length + 1 && m.Parameters[0] is { RefKind: RefKind.Ref, Type.Name: "TaskContext" }
        && m.Parameters.Skip(1).Zip(begin.Parameters, (start, own) => start.Name == own.Name && start.RefKind == own.RefKind && SymbolEqualityComparer.Default.Equals(start.Type, own.Type)).All(same => same));

    public static string MachineKey(INamedTypeSymbol machine)
    {
        INamedTypeSymbol definition = machine.OriginalDefinition;
        return $"{definition.ContainingType?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{definition.Name}`{definition.Arity}";
    }

    /// <summary>An extension method called on its first argument, as the static method it is.</summary>
    private static IMethodSymbol Unreduced(IMethodSymbol method)
    {
        if (method.ReducedFrom is not { } definition) return method;
        return definition.Arity == 0 ? definition : definition.Construct(InferredArguments(method, definition));
    }

    private static ITypeSymbol[] InferredArguments(IMethodSymbol reduced, IMethodSymbol definition) =>
        definition.TypeParameters.Select(p => reduced.GetTypeInferredDuringReduction(p) ?? reduced.TypeArguments[reduced.TypeParameters.TakeWhile(t => t.Name != p.Name).Count()]).ToArray();

    private static INamedTypeSymbol? MachineOf(IMethodSymbol method)
    {
        AttributeData attribute = ReactorTaskAttributes.Find(method.OriginalDefinition)!;
        if (ReactorTaskAttributes.MachineOf(attribute) is { } written)
        {
            if (!written.IsUnboundGenericType) return written;
            ITypeSymbol[] arguments = Containers(method.ContainingType).SelectMany(t => t.TypeArguments).Concat(method.TypeArguments).ToArray();
            return arguments.Length == written.OriginalDefinition.Arity ? written.OriginalDefinition.Construct(arguments) : null;
        }
        IMethodSymbol? sibling = method.ContainingType.GetMembers(method.Name + "Task").OfType<IMethodSymbol>().FirstOrDefault(m => HasSameParameters(m, method));
        if (sibling is null) return null;
        return MadeBy(sibling.Arity > 0 ? sibling.Construct(method.TypeArguments.ToArray()) : sibling);
    }

    /// <summary>The machine of the task that a factory returns.</summary>
    public static INamedTypeSymbol? MadeBy(IMethodSymbol factory) =>
        factory.ReturnType is INamedTypeSymbol { Name: "ReactorTask", TypeArguments.Length: > 0 } task ? task.TypeArguments[0] as INamedTypeSymbol : null;

    /// <summary>Whether a method is the <c>XTask</c> that belongs to a task <c>X</c> with a machine of the generator's.</summary>
    public static bool IsFactory(IMethodSymbol method)
    {
        const string suffix = "Task";
        IMethodSymbol full = (method.ReducedFrom ?? method).OriginalDefinition;
        return full.Name.EndsWith(suffix, System.StringComparison.Ordinal)
            && full.ContainingType.GetMembers(full.Name.Substring(0, full.Name.Length - suffix.Length)).OfType<IMethodSymbol>()
                .Any(m => ReactorTaskAttributes.Find(m) is { } attribute && ReactorTaskAttributes.MachineOf(attribute) is null && HasSameParameters(full, m));
    }

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        var types = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType) types.Insert(0, t);
        return types;
    }

    private static bool HasSameParameters(IMethodSymbol sibling, IMethodSymbol method)
    {
        if (sibling.Arity != method.Arity || sibling.IsStatic != method.IsStatic || sibling.Parameters.Length != method.Parameters.Length) return false;
        IMethodSymbol left = sibling.OriginalDefinition, right = method.OriginalDefinition;
        return left.Parameters.Zip(right.Parameters, (l, r) => l.Type.ToDisplayString() == r.Type.ToDisplayString()).All(same => same);
    }
}
