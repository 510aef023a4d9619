using System.Linq;
using Microsoft.CodeAnalysis;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>Turns type symbols into <see cref="TypeModel"/>s.</summary>
internal static class TypeModels
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static string Text(ITypeSymbol type) => ExternAliases.Any ? ExternAliases.Text(type.ToDisplayParts(Format)) : type.ToDisplayString(Format);

    public static TypeModel Of(ITypeSymbol type) => new(
        Text(type), HoldsReferences(type), IsStackOnly(type), Size(type, 0), AnonymousShapes.CannotBeShown(type) ? "a delegate type that the compiler made" : null,
        type is ITypeParameterSymbol { IsReferenceType: false, IsValueType: false }, AnonymousShapes.Of(type)) { Machines = HeldMachines.Of(type) };

    /// <summary>Whether a value can only live on the stack, or may, for all that is known of a type parameter.</summary>
    public static bool IsStackOnly(ITypeSymbol type) => type.IsRefLikeType || IsPointer(type) || type is ITypeParameterSymbol { AllowsRefLikeType: true };

    public static bool IsPointer(ITypeSymbol type) => type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    /// <summary>Whether <c>dynamic</c> stands in a type: no interface can be implemented over it.</summary>
    public static bool HoldsDynamic(ITypeSymbol type) => type switch
    {
        IDynamicTypeSymbol => true,
        IArrayTypeSymbol array => HoldsDynamic(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HoldsDynamic),
        _ => false,
    };

    private static bool HoldsReferences(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => !parameter.HasUnmanagedTypeConstraint,
        _ => !type.IsUnmanagedType,
    };

    /// <summary>An estimate in bytes.</summary>
    public static int Size(ITypeSymbol type, int depth)
    {
        if (type.IsReferenceType || IsPointer(type) || depth > 8) return 8;
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte: return 1;
            case SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char: return 2;
            case SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single: return 4;
            case SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double or SpecialType.System_DateTime: return 8;
            case SpecialType.System_IntPtr or SpecialType.System_UIntPtr: return 8;
            case SpecialType.System_Decimal: return 16;
        }
        if (type.TypeKind == TypeKind.Enum) return 4;
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct } named) return 16;
        int size = 0;
        foreach (IFieldSymbol field in named.GetMembers().OfType<IFieldSymbol>())
            if (!field.IsStatic && !field.IsConst) size += Size(field.Type, depth + 1);
        return size < 8 ? 8 : (size + 7) / 8 * 8;
    }
}
