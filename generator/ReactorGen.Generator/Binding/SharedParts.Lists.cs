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
        (list.InputType is IArrayTypeSymbol || list.LengthSymbol is not null && list.IndexerSymbol is not null) && list.Patterns.OfType<ISlicePatternOperation>().All(s => s.Pattern is null || s.SliceSymbol is not null || SliceIsBuiltIn(list));

    private static bool SliceIsBuiltIn(IListPatternOperation list) => list.InputType is IArrayTypeSymbol || list.InputType.SpecialType == SpecialType.System_String;

    private static IEnumerable<string> KeysOf(IListPatternOperation list, string key) => Items(list)
        .SelectMany(item => item.Pattern is null or IDiscardPatternOperation ? [] : Keys(item.Pattern, key + item.Key).Prepend(key + item.Key))
        .Prepend(LengthKey(list, key));

    private static string LengthKey(IListPatternOperation list, string key) => $"{key}.{LengthOf(list)}";

    private static string LengthOf(IListPatternOperation list) => list.LengthSymbol?.Name ?? "Length";

    private static IEnumerable<Item> Items(IListPatternOperation list)
    {
        int count = list.Patterns.Length, slice = list.Patterns.IndexOf(list.Patterns.FirstOrDefault(p => p is ISlicePatternOperation)!);
        for (int i = 0; i < count; i++)
        {
            if (list.Patterns[i] is ISlicePatternOperation part) yield return new Item($"[{i}..^{count - i - 1}]", i, count - i - 1, part, part.Pattern);
            else if (slice >= 0 && i > slice) yield return new Item($"[^{count - i}]", -1, count - i, null, list.Patterns[i]);
            else yield return new Item($"[{i}]", i, -1, null, list.Patterns[i]);
        }
    }

    private CodeFragment Test(IListPatternOperation list, CodeFragment value, string key)
    {
        var tests = new List<CodeFragment>();
        if (!list.InputType.IsValueType) tests.Add(CodeFragment.Join(value, " is not null"));
        int length = Kept(LengthKey(list, key), LengthOf(list), _context.Model.Compilation.GetSpecialType(SpecialType.System_Int32), list.Syntax);
        tests.Add(Read(length, CodeFragment.Join(value, $".{LengthOf(list)}")));
        bool hasSlice = list.Patterns.Any(p => p is ISlicePatternOperation);
        int least = list.Patterns.Length - (hasSlice ? 1 : 0);
        tests.Add(CodeFragment.Join(Value(length), hasSlice ? $" >= {least}" : $" == {least}"));
        foreach (Item item in Items(list))
        {
            if (item.Pattern is null or IDiscardPatternOperation) continue;
            int kept = Kept(key + item.Key, item.Slice is null ? "item" : "slice", item.Pattern.InputType, item.Pattern.Syntax);
            tests.Add(Read(kept, PartOf(list, item, value, length)));
            AddTest(tests, item.Pattern, Value(kept), key + item.Key);
        }
        AddVariable(tests, list.DeclaredSymbol, value);
        return All(tests);
    }

    /// <summary>An element or a slice, counted with the length that is known.</summary>
    private static CodeFragment PartOf(IListPatternOperation list, Item item, CodeFragment value, int length)
    {
        if (item.Slice is { } slice)
        {
            return slice.SliceSymbol is IMethodSymbol method
                ? CodeFragment.Join(value, $".{method.Name}({item.FromStart}, ", Value(length), $" - {item.FromStart + item.FromEnd})")
                : CodeFragment.Join(value, item.Key);
        }
        if (item.FromEnd < 0) return CodeFragment.Join(value, item.Key);
        bool takesIndex = list.IndexerSymbol is IPropertySymbol { Parameters: { Length: 1 } parameters } && parameters[0].Type.SpecialType != SpecialType.System_Int32;
        return takesIndex ? CodeFragment.Join(value, item.Key) : CodeFragment.Join(value, "[", Value(length), $" - {item.FromEnd}]");
    }
}
