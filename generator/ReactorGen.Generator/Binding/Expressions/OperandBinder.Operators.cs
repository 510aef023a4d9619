using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>The left sides of operators: those of string concatenations become strings at once, those that an operator takes by reference stay in place.</content>
internal sealed partial class OperandBinder
{
    private static readonly TypeModel StringOrNull = new("string?", true, false, 8);

    /// <summary>The left side of an operator. In a string concatenation the compiler makes it a string when it has been evaluated, not at the end.</summary>
    public Operand Left(BinaryExpressionSyntax binary)
    {
        if (TakesInPlace(binary, binary.Left)) return CheckedLocation(binary.Left, "left");
        Operand operand = Value(binary.Left, "left");
        if (TextOf(binary, binary.Left) is not { } text) return operand;
        BoundExpression code = operand.Expression is FragmentExpression fragment
            ? new FragmentExpression(CodeFragment.Join([.. text.Pieces.Select(p => p is OperandPiece ? fragment.Code : (object)p)]))
            : new CompositeExpression(text, EquatableArray.Of(operand));
        return new Operand(code, OperandKind.Value, StringOrNull, "left");
    }

    /// <summary>Whether a user's operator takes its left side by an <c>in</c> parameter, and that is a variable: later changes are seen.</summary>
    public bool TakesInPlace(ExpressionSyntax operation, ExpressionSyntax left) =>
        context.Model.GetSymbolInfo(operation, context.Cancel).Symbol is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator, Parameters: { Length: 2 } parameters }
        && parameters[0].RefKind == RefKind.In && IsPassedInPlace(left);

    /// <summary>What is kept of the target of a compound assignment, where that is something else than its value: what it is converted to, or its text.</summary>
    public (TypeModel Type, CodeFragment Code)? Old(AssignmentExpressionSyntax assignment)
    {
        if (TextOf(assignment, assignment.Left) is { } text) return (StringOrNull, text);
        if (context.Model.GetOperation(assignment, context.Cancel) is not Microsoft.CodeAnalysis.Operations.ICompoundAssignmentOperation { InConversion.IsUserDefined: true } compound
            || context.Model.GetSymbolInfo(assignment, context.Cancel).Symbol is not IMethodSymbol { Parameters: { Length: 2 } parameters }) return null;
        ITypeSymbol type = parameters[0].Type;
        if (compound.IsLifted && type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T })
            type = context.Model.Compilation.GetSpecialType(SpecialType.System_Nullable_T).Construct(type);
        return (TypeModels.Of(type), CodeFragment.Of(new OperandPiece(0)));
    }

    /// <summary>How the left side of a string concatenation becomes a string; null where it is one already, or there is no concatenation.</summary>
    private CodeFragment? TextOf(ExpressionSyntax operation, ExpressionSyntax left)
    {
        bool isConcatenation = context.Model.GetSymbolInfo(operation, context.Cancel).Symbol is IMethodSymbol
            { MethodKind: MethodKind.BuiltinOperator, Name: WellKnownMemberNames.AdditionOperatorName, ReturnType.SpecialType: SpecialType.System_String, Parameters: { Length: 2 } parameters }
            && parameters[0].Type.SpecialType == SpecialType.System_Object;
        if (!isConcatenation || context.Model.GetConstantValue(left, context.Cancel).HasValue || context.Model.GetTypeInfo(left, context.Cancel).Type is not { } type) return null;
        if (IsCopiedForText(type) || FindsOtherText(type)) return CodeFragment.Join("global::ReactorGen.Machines.Variables.Text(", new OperandPiece(0), ")");
        return CodeFragment.Join("(", new OperandPiece(0), type.IsValueType ? ").ToString()" : ")?.ToString()");
    }

    /// <summary>Whether <c>ToString</c> might change a variable that it is called on.</summary>
    private static bool IsCopiedForText(ITypeSymbol type)
    {
        if (type.IsReferenceType || type.SpecialType != SpecialType.None || type.TypeKind == TypeKind.Enum || type.IsReadOnly) return false;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) return IsCopiedForText(nullable.TypeArguments[0]);
        return !type.GetMembers(nameof(ToString)).OfType<IMethodSymbol>().Any(m => m is { IsOverride: true, IsReadOnly: true });
    }

    /// <summary>Whether <c>x.ToString()</c> may mean another member than the one that every object has.</summary>
    private static bool FindsOtherText(ITypeSymbol type) =>
        type is ITypeParameterSymbol or { TypeKind: TypeKind.Dynamic } || BaseTypes(type).Concat(type.TypeKind == TypeKind.Interface ? type.AllInterfaces : []).Any(t => t.GetMembers(nameof(ToString)).Any(IsOtherText));

    private static bool IsOtherText(ISymbol member) => member is not IMethodSymbol method
        || !method.IsOverride && method.ContainingType.SpecialType != SpecialType.System_Object && method.Parameters.All(p => p.IsOptional || p.IsParams);

    private static IEnumerable<ITypeSymbol> BaseTypes(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType) yield return t;
    }
}
