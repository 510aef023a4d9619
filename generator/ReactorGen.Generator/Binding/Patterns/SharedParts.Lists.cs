using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>List patterns: the length, the elements and the slices are the parts.</content>
internal sealed partial class SharedParts
{
    /// <summary>What a list pattern looks at besides the length.</summary>
    /// <param name="Key">The name of the part, such as <c>[0]</c>, <c>[^1]</c> or <c>[1..^1]</c>.</param>
    /// <param name="Pattern">Null where nothing is asked of it.</param>
    private sealed record Item(string Key, int FromStart, int FromEnd, ISlicePatternOperation? Slice, IPatternOperation? Pattern);

    private static bool IsKnown(IListPatternOperation list) =>
        (Listed(list) is IArrayTypeSymbol || list.LengthSymbol is not null && list.IndexerSymbol is not null) && list.Patterns.OfType<ISlicePatternOperation>().All(s => s.Pattern is null || s.SliceSymbol is not null || SliceIsBuiltIn(list));

    private static bool SliceIsBuiltIn(IListPatternOperation list) => Listed(list) is IArrayTypeSymbol or { SpecialType: SpecialType.System_String };

    /// <summary>The type of the list, without the question mark of a nullable struct.</summary>
    private static ITypeSymbol Listed(IListPatternOperation list) => list.NarrowedType;

    private IEnumerable<string> KeysOfItems(IListPatternOperation list, string key)
    {
        key = Narrowed(list, key);
        return Items(list).SelectMany(item => AsksNothing(item.Pattern) ? [] : Keys(item.Pattern!, key + item.Key).Prepend(key + item.Key)).Prepend(LengthKey(list, key));
    }

    private static string Narrowed(IListPatternOperation list, string key) =>
        SymbolEqualityComparer.Default.Equals(list.InputType, list.NarrowedType) ? key : $"{key}({TypeModels.Text(list.NarrowedType)})";

    private static string LengthKey(IListPatternOperation list, string key) => $"{key}.{LengthOf(list)}";

    private static string LengthOf(IListPatternOperation list) => list.LengthSymbol?.Name ?? "Length";

    private static IEnumerable<Item> Items(IListPatternOperation list)
    {
        int count = list.Patterns.Length, slice = list.Patterns.IndexOf(list.Patterns.FirstOrDefault(p => p is ISlicePatternOperation)!);
        for (int i = 0; i < count; i++)
        {
            if (list.Patterns[i] is ISlicePatternOperation part) yield return new Item(SliceText(i, count - i - 1), i, count - i - 1, part, part.Pattern);
            else if (slice >= 0 && i > slice) yield return new Item($"[^{count - i}]", -1, count - i, null, list.Patterns[i]);
            else yield return new Item($"[{i}]", i, -1, null, list.Patterns[i]);
        }
    }

    private static string SliceText(int fromStart, int fromEnd) => fromEnd == 0 ? $"[{fromStart}..]" : $"[{fromStart}..^{fromEnd}]";

    private void AddList(List<CodeFragment> tests, IListPatternOperation list, PatternInput value, string key, bool isCertain)
    {
        value = Narrow(tests, value, list.InputType, Listed(list));
        key = Narrowed(list, key);
        string lengthName = LengthOf(list);
        var length = new Part(LengthKey(list, key), value.Name, lengthName, _context.Model.Compilation.GetSpecialType(SpecialType.System_Int32), null) { IsUsedAgain = Items(list).Any(i => CountsFromLength(list, i)) };
        PatternInput count = Read(tests, length, () => CodeFragment.Join(value.Use(), $".{lengthName}"), isCertain);
        bool hasSlice = list.Patterns.Any(p => p is ISlicePatternOperation);
        int least = list.Patterns.Length - (hasSlice ? 1 : 0);
        tests.Add(CodeFragment.Join(count.Use(), hasSlice ? $" >= {least}" : $" == {least}"));
        foreach (Item item in Items(list))
        {
            if (item.Pattern is null || AsksNothing(item.Pattern)) continue;
            string name = item.Slice is not null ? "slice" : item.FromEnd > 0 ? $"fromEnd{item.FromEnd}" : $"item{item.FromStart}";
            AddPart(tests, new Part(key + item.Key, value.Name, name, item.Pattern.InputType, item.Pattern), () => CodeFragment.Join(value.Use(), Place(list, item, count)), isCertain: false);
        }
        AddVariable(tests, list.DeclaredSymbol, value);
    }

    private static bool CountsFromLength(IListPatternOperation list, Item item) => item.Slice is { } slice
        ? slice.SliceSymbol is IMethodSymbol && !AsksNothing(item.Pattern)
        : item.FromEnd > 0 && list.IndexerSymbol is IPropertySymbol { Parameters: { Length: 1 } parameters } && parameters[0].Type.SpecialType == SpecialType.System_Int32;

    /// <summary>An element or a slice, counted with the length that is known.</summary>
    private static CodeFragment Place(IListPatternOperation list, Item item, PatternInput length)
    {
        if (!CountsFromLength(list, item)) return CodeFragment.Text(item.Key);
        return item.Slice is { } slice
            ? CodeFragment.Join($".{slice.SliceSymbol!.Name}({item.FromStart}, ", length.Use(), $" - {item.FromStart + item.FromEnd})")
            : CodeFragment.Join("[", length.Use(), $" - {item.FromEnd}]");
    }
}
