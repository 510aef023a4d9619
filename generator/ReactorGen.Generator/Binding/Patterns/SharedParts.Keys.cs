using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ReactorGen.Generator.Binding;

/// <content>The names of the parts: each is the way to it from the subject.</content>
internal sealed partial class SharedParts
{
    /// <summary>The parts a pattern looks at, in the order in which they are read.</summary>
    private IEnumerable<string> Keys(IPatternOperation pattern, string key)
    {
        switch (pattern)
        {
            case IBinaryPatternOperation both:
                return Keys(both.LeftPattern, key).Concat(Keys(both.RightPattern, RightKey(both, key)));
            case INegatedPatternOperation not:
                return Keys(not.Pattern, key);
            case IRecursivePatternOperation whole when IsKnown(whole):
                return KeysOfElements(whole, key).Concat(whole.PropertySubpatterns.Where(p => !AsksNothing(p.Pattern)).SelectMany(p => Keys(p.Pattern, PresentKey(MemberKey(whole, key, p), p)).Prepend(MemberKey(whole, key, p))));
            case IListPatternOperation list when IsKnown(list):
                return KeysOfItems(list, key);
            default:
                return [];
        }
    }

    private IEnumerable<string> KeysOfElements(IRecursivePatternOperation whole, string key)
    {
        string input = Narrowed(whole, key);
        IEnumerable<string> first = whole.DeconstructSymbol is IMethodSymbol ? [DeconstructKey(whole, key)] : IsUntypedTuple(whole) ? [input + ".Length"] : [];
        return first.Concat(whole.DeconstructionSubpatterns.SelectMany((p, i) =>
        {
            if (AsksNothing(p)) return [];
            string element = ElementKey(whole, input, i);
            _askedElements.Add(element);
            return IsUntypedTuple(whole) ? Keys(p, element).Prepend(element) : Keys(p, element);
        }));
    }

    /// <summary>What is discarded is not even read.</summary>
    private static bool AsksNothing(IPatternOperation? pattern) => pattern is null or IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true, DeclaredSymbol: null };

    private static bool IsKnown(IRecursivePatternOperation whole) => whole.PropertySubpatterns.All(p => p.Member is IMemberReferenceOperation);

    /// <summary>Whether the elements are those of an <c>ITuple</c>.</summary>
    private static bool IsUntypedTuple(IRecursivePatternOperation whole) =>
        whole.DeconstructionSubpatterns.Length > 0 && whole.DeconstructSymbol is not IMethodSymbol && !whole.MatchedType.IsTupleType;

    private static string Narrowed(IRecursivePatternOperation whole, string key) =>
        IsUntypedTuple(whole) ? key + "(global::System.Runtime.CompilerServices.ITuple)" : Narrows(whole) ? $"{key}({TypeModels.Text(whole.MatchedType)})" : key;

    private static bool Narrows(IRecursivePatternOperation whole) => !SymbolEqualityComparer.Default.Equals(whole.MatchedType, whole.InputType);

    /// <summary>A type may have a <c>Deconstruct</c> of two elements and one of three.</summary>
    private static string ElementKey(IRecursivePatternOperation whole, string input, int index) =>
        whole.DeconstructSymbol is IMethodSymbol ? $"{input}#{index}/{whole.DeconstructionSubpatterns.Length}" : $"{input}#{index}";

    private string DeconstructKey(IRecursivePatternOperation whole, string key) => $"{Source(whole, key, whole.DeconstructSymbol!)}({whole.DeconstructionSubpatterns.Length})";

    /// <summary>The value that <c>A.B: 1</c> finds in a nullable <c>A</c>.</summary>
    private static string PresentKey(string member, IPropertySubpatternOperation part) =>
        IsUnwrapped(part) ? $"{member}({TypeModels.Text(part.Pattern.InputType)})" : member;

    private static bool IsUnwrapped(IPropertySubpatternOperation part) => IsNullableOf(((IMemberReferenceOperation)part.Member).Type!, part.Pattern.InputType);

    private string MemberKey(IRecursivePatternOperation whole, string key, IPropertySubpatternOperation part)
    {
        ISymbol member = ((IMemberReferenceOperation)part.Member).Member;
        return $"{Source(whole, key, member)}.{member.Name}";
    }

    /// <summary>What a member is read from: the value as it came, if that has the member already, for a test of its type makes no other value of it.</summary>
    private string Source(IRecursivePatternOperation whole, string key, ISymbol member)
    {
        if (!HasMember(whole.InputType, member)) return Narrowed(whole, key);
        return _narrowed.TryGetValue(key, out (string Key, ITypeSymbol Type) before) && HasMember(before.Type, member) ? before.Key : key;
    }

    private static bool HasMember(ITypeSymbol? type, ISymbol member) =>
        type is not null && (SymbolEqualityComparer.Default.Equals(type, member.ContainingType) || HasMember(type.BaseType, member));

    /// <summary>By the name of a value of which an <c>and</c> knows more: its name and type before.</summary>
    private readonly Dictionary<string, (string Key, ITypeSymbol Type)> _narrowed = [];

    /// <summary>The name of the value for the right side of an <c>and</c>, whose left side may have found its type.</summary>
    private string RightKey(IBinaryPatternOperation both, string key)
    {
        if (both.OperatorKind == BinaryOperatorKind.Or || SymbolEqualityComparer.Default.Equals(both.InputType, both.RightPattern.InputType)) return key;
        string narrowed = $"{key}({TypeModels.Text(both.RightPattern.InputType)})";
        _narrowed[narrowed] = (key, both.InputType);
        return narrowed;
    }
}
