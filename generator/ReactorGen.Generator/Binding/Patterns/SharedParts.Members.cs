using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>Patterns with members and positions.</content>
internal sealed partial class SharedParts
{
    private void AddWhole(List<CodeFragment> tests, IRecursivePatternOperation whole, PatternInput value, string key, bool isCertain)
    {
        value = Narrow(tests, value, whole.InputType, IsUntypedTuple(whole) ? _context.Model.Compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.ITuple")! : whole.MatchedType);
        string input = Narrowed(whole, key);
        if (IsUntypedTuple(whole)) isCertain = AddUntypedTuple(tests, whole, value, input, isCertain);
        else if (whole.DeconstructSymbol is IMethodSymbol) isCertain = AddDeconstruction(tests, whole, value, key, isCertain);
        else
        {
            foreach ((IPatternOperation pattern, int i) in whole.DeconstructionSubpatterns.Select((p, i) => (p, i)))
            {
                AddTests(tests, pattern, value.As(v => CodeFragment.Join(v, $".Item{i + 1}")), ElementKey(whole, input, i), isCertain);
                isCertain &= IsTotal(pattern);
            }
        }
        foreach (IPropertySubpatternOperation property in whole.PropertySubpatterns.Where(p => !AsksNothing(p.Pattern)))
        {
            var reference = (IMemberReferenceOperation)property.Member;
            string name = SyntaxFacts.GetKeywordKind(reference.Member.Name) == SyntaxKind.None ? reference.Member.Name : "@" + reference.Member.Name;
            string member = MemberKey(whole, key, property);
            // A part that belongs to the value whatever its type is read here only where the type is right.
            bool isRead = isCertain && !(Narrows(whole) && Source(whole, key, reference.Member) == key);
            AddPart(tests, new Part(member, value.Name, reference.Member.Name, reference.Type!, property.Pattern) { PatternKey = PresentKey(member, property) }, () => CodeFragment.Join(value.Use(), $".{name}"), isRead);
            isCertain &= IsTotal(property.Pattern);
        }
        AddVariable(tests, whole.DeclaredSymbol, value);
    }

    /// <summary>Tests a value's type, or that there is one; gives the value as what it is then.</summary>
    private PatternInput Narrow(List<CodeFragment> tests, PatternInput value, ITypeSymbol from, ITypeSymbol to)
    {
        bool isSame = SymbolEqualityComparer.Default.Equals(from, to);
        if (!isSame && !IsNullableOf(from, to))
        {
            tests.Add(CodeFragment.Join(value.Use(), $" is {PatternText(to)}"));
        }
        else if (!isSame || !from.IsValueType)
        {
            tests.Add(CodeFragment.Join(value.Use(), " is not null"));
        }
        return Cast(value, from, to);
    }

    private static PatternInput Cast(PatternInput value, ITypeSymbol from, ITypeSymbol to)
    {
        if (SymbolEqualityComparer.Default.Equals(from, to)) return value;
        if (IsNullableOf(from, to)) return value.As(v => CodeFragment.Join(v, ".GetValueOrDefault()"));
        // There is no conversion from a type parameter to a class.
        string detour = from is ITypeParameterSymbol || to is ITypeParameterSymbol ? "(object)" : "";
        return value.As(v => CodeFragment.Join($"(({TypeModels.Text(to.WithNullableAnnotation(NullableAnnotation.NotAnnotated))}){detour}", v, ")"));
    }

    private static bool IsNullableOf(ITypeSymbol type, ITypeSymbol inner) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && SymbolEqualityComparer.Default.Equals(nullable.TypeArguments[0], inner);

    /// <summary>A type behind <c>is</c>, where that of a tuple would be a pattern.</summary>
    private static string PatternText(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsTupleType: true } tuple) return TypeModels.Text(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        IEnumerable<string> arguments = (tuple.TupleUnderlyingType ?? tuple).TypeArguments.Select((a, i) => i < 7 ? TypeModels.Text(a) : PatternText(a));
        return $"global::System.ValueTuple<{string.Join(", ", arguments)}>";
    }

    private bool AddUntypedTuple(List<CodeFragment> tests, IRecursivePatternOperation whole, PatternInput value, string input, bool isCertain)
    {
        int count = whole.DeconstructionSubpatterns.Length;
        var length = new Part(input + ".Length", value.Name, "Length", _context.Model.Compilation.GetSpecialType(SpecialType.System_Int32), null);
        tests.Add(CodeFragment.Join(Read(tests, length, () => CodeFragment.Join(value.Use(), ".Length"), isCertain).Use(), $" is {count}"));
        for (int i = 0; i < count; i++)
        {
            IPatternOperation pattern = whole.DeconstructionSubpatterns[i];
            if (AsksNothing(pattern)) continue;
            string text = $"[{i}]";
            AddPart(tests, new Part(ElementKey(whole, input, i), value.Name, $"item{i}", pattern.InputType, pattern), () => CodeFragment.Join(value.Use(), text), isCertain: false);
        }
        return false;
    }

    /// <summary><c>value is (var a, var b) { }</c>, where that has not been done.</summary>
    private bool AddDeconstruction(List<CodeFragment> tests, IRecursivePatternOperation whole, PatternInput value, string key, bool isCertain)
    {
        if (!_shared.Contains(DeconstructKey(whole, key)) && whole.Syntax is RecursivePatternSyntax { PositionalPatternClause: { } clause })
        {
            tests.Add(FragmentBuilder.Matches(_context, clause, value.Use()));
            return isCertain && whole.DeconstructionSubpatterns.All(IsTotal);
        }
        string input = Narrowed(whole, key);
        bool isRead = isCertain && !(Narrows(whole) && Source(whole, key, whole.DeconstructSymbol!) == key);
        IReadOnlyList<PatternInput?> elements = Deconstructed(tests, whole, value, DeconstructKey(whole, key), input, isRead);
        for (int i = 0; i < elements.Count; i++)
        {
            IPatternOperation pattern = whole.DeconstructionSubpatterns[i];
            if (elements[i] is { } element) AddTests(tests, pattern, element, ElementKey(whole, input, i), isRead);
            isRead &= IsTotal(pattern);
            isCertain &= IsTotal(pattern);
        }
        return isCertain;
    }
}
