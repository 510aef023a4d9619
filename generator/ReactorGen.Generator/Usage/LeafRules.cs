using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ReactorGen.Generator.Binding;

namespace ReactorGen.Generator.Usage;

/// <summary>Whether the machine that a leaf names can stand for it: a call becomes <c>machine.Begin(the same arguments)</c>.</summary>
internal static class LeafRules
{
    public static void Check(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (ReactorTaskAttributes.Find(method) is not { } attribute || ReactorTaskAttributes.MachineOf(attribute) is not { } machine) return;
        if (CalleeBinder.Bind(method) is { } callee && IsMachine(callee.Machine, method) && TakesArguments(callee.Begin, method) && IsAsVisible(machine, method)) return;
        Location place = attribute.ApplicationSyntaxReference is { } reference ? reference.SyntaxTree.GetLocation(reference.Span) : method.Locations[0];
        context.ReportDiagnostic(Diagnostic.Create(Diagnostics.BadMachine, place, method.Name, machine.Name));
    }

    /// <summary>A struct with the contract; with the result's type where the method has a result.</summary>
    private static bool IsMachine(INamedTypeSymbol machine, IMethodSymbol method) =>
        machine.TypeKind == TypeKind.Struct && !machine.IsRefLikeType && machine.AllInterfaces.Any(i =>
            i is { Name: "IReactorMachine", ContainingNamespace: { Name: "Machines", ContainingNamespace: { Name: "ReactorGen", ContainingNamespace.IsGlobalNamespace: true } } }
            && (method.ReturnsVoid ? i.Arity == 0 : i.Arity == 1 && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], method.ReturnType)));

    private static bool TakesArguments(IMethodSymbol begin, IMethodSymbol method)
    {
        if (!begin.ReturnsVoid || begin.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal) || begin.Arity > 0) return false;
        int taken = 0;
        if (!method.IsStatic)
        {
            if (begin.Parameters.Length == 0 || !SymbolEqualityComparer.Default.Equals(begin.Parameters[0].Type, method.ContainingType)) return false;
            taken = 1;
        }
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (taken < begin.Parameters.Length && IsSame(begin.Parameters[taken], parameter)) taken++;
            else if (!IsCallerInfo(parameter)) return false;
        }
        return begin.Parameters.Skip(taken).All(p => p.IsOptional);
    }

    /// <summary>The same name too, because the caller may name the argument; a default too, because he may leave it out.</summary>
    private static bool IsSame(IParameterSymbol taken, IParameterSymbol given) =>
        taken.Name == given.Name && SymbolEqualityComparer.Default.Equals(taken.Type, given.Type) && taken.RefKind is RefKind.None or RefKind.In
        && (taken.IsOptional || !given.IsOptional || IsCallerInfo(given)) && taken.IsParams == given.IsParams;

    private static bool IsCallerInfo(IParameterSymbol parameter) => parameter.GetAttributes().Any(a => a.AttributeClass?.Name.StartsWith("Caller", System.StringComparison.Ordinal) == true);

    /// <summary>Whoever may call the method must be able to name the machine.</summary>
    private static bool IsAsVisible(INamedTypeSymbol machine, IMethodSymbol method) => Visibility(machine) >= Visibility(method);

    private static int Visibility(ISymbol symbol)
    {
        int least = 3;
        for (ISymbol? s = symbol; s is not (null or INamespaceSymbol); s = s.ContainingSymbol)
        {
            int own = s.DeclaredAccessibility switch
            {
                Accessibility.Public => 3,
                Accessibility.Protected or Accessibility.ProtectedOrInternal => 2,
                Accessibility.Internal or Accessibility.ProtectedAndInternal => 1,
                _ => 0,
            };
            least = System.Math.Min(least, own);
        }
        return least;
    }
}
