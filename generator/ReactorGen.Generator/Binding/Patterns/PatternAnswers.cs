using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>What the answers to some patterns say about another one that the same value is asked later.</summary>
internal static class PatternAnswers
{
    /// <summary>Whether a pattern asks about constants only, or first of all whether there is a value, and nothing about its type.</summary>
    public static bool IsSimple(IPatternOperation pattern) => pattern switch
    {
        IRecursivePatternOperation whole => !whole.InputType.IsValueType && SymbolEqualityComparer.Default.Equals(whole.InputType, whole.MatchedType),
        IListPatternOperation list => !list.InputType.IsValueType,
        ITypePatternOperation or IDeclarationPatternOperation => false,
        _ => PatternPoints.AsksConstants(pattern),
    };

    /// <summary>
    /// The values of which the earlier answers leave it open, or say, that the later pattern matches; as a pattern. After <c>1 or 2</c> nobody needs to ask
    /// 1 and 2 whether they are <c>> 2</c>: <c>not (1 or 2)</c>.
    /// </summary>
    /// <returns>Null where the earlier answers exclude nothing.</returns>
    public static CodeFragment? Possible(BodyContext context, IReadOnlyList<IPatternOperation> earlier, IPatternOperation later)
    {
        if (PatternPoints.Of([.. earlier, later]) is not { } points) return null;
        ILookup<string, int> byAnswers = points.All.ToLookup(p => string.Concat(earlier.Select(e => points.Answers(e, p))));
        var possible = new HashSet<int>(byAnswers.Where(same => points.MayMatch(later, same)).SelectMany(same => same));
        return possible.Count == 0 || possible.Count == points.All.Count ? null : points.Text(context, possible);
    }
}
