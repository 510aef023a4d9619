using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// The values that some patterns tell apart: null, their constants in order, and between those whatever lies there. Constant number i is the point 2 * i + 1,
/// what lies before it 2 * i.
/// </summary>
internal sealed class PatternPoints
{
    private const int Null = -1;

    /// <summary>A value of another type than the constants have.</summary>
    private const int Foreign = -2;

    /// <summary>More constants than that are not compared.</summary>
    private const int Limit = 24;

    private readonly List<(object Value, SyntaxNode Words)> _constants;

    private PatternPoints(List<(object Value, SyntaxNode Words)> constants, ITypeSymbol input)
    {
        _constants = constants;
        var all = new List<int>();
        if (!input.IsValueType || IsNullable(input)) all.Add(Null);
        if (input is ITypeParameterSymbol || input.TypeKind == TypeKind.Interface || input.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum) all.Add(Foreign);
        for (int i = 0; i <= constants.Count; i++)
        {
            if (IsBetween(i)) all.Add(2 * i);
            if (i < constants.Count) all.Add(2 * i + 1);
        }
        All = all;
    }

    public IReadOnlyList<int> All { get; }

    /// <returns>Null where the constants are in no order, or a pattern asks for something else.</returns>
    public static PatternPoints? Of(IReadOnlyList<IPatternOperation> patterns)
    {
        if (!patterns.All(p => AsksForValue(p) || AsksConstants(p))) return null;
        var constants = patterns.SelectMany(Constants).Where(c => c.Value is not null).ToList();
        if (constants.Count > Limit || constants.Select(c => c.Value!.GetType()).Distinct().Count() > 1) return null;
        if (constants.Any(c => c.Value is float or double) && patterns.Any(HasRelation)) return null;
        return new PatternPoints(constants.GroupBy(c => c.Value!).Select(g => (g.Key, g.First().Words)).OrderBy(c => c.Key, Comparer<object>.Create(Compare)).ToList(), patterns[0].InputType);
    }

    /// <summary>Whether a pattern asks about constants only.</summary>
    public static bool AsksConstants(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => constant.Value.ConstantValue.HasValue,
        IRelationalPatternOperation relation => relation.Value.ConstantValue.HasValue,
        INegatedPatternOperation not => AsksConstants(not.Pattern),
        IBinaryPatternOperation both => AsksConstants(both.LeftPattern) && AsksConstants(both.RightPattern),
        IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } => true,
        _ => false,
    };

    private static bool AsksForValue(IPatternOperation pattern) => pattern is IRecursivePatternOperation or IListPatternOperation or ITypePatternOperation or IDeclarationPatternOperation { MatchesNull: false };

    private static bool HasRelation(IPatternOperation pattern) => pattern switch
    {
        IRelationalPatternOperation => true,
        INegatedPatternOperation not => HasRelation(not.Pattern),
        IBinaryPatternOperation both => HasRelation(both.LeftPattern) || HasRelation(both.RightPattern),
        _ => false,
    };

    private static IEnumerable<(object? Value, SyntaxNode Words)> Constants(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => [(constant.Value.ConstantValue.Value, constant.Value.Syntax)],
        IRelationalPatternOperation relation => [(relation.Value.ConstantValue.Value, relation.Value.Syntax)],
        INegatedPatternOperation not => Constants(not.Pattern),
        IBinaryPatternOperation both => Constants(both.LeftPattern).Concat(Constants(both.RightPattern)),
        _ => [],
    };

    /// <summary>The answers that a value gives to the questions of a pattern, as far as they are asked.</summary>
    public string Answers(IPatternOperation pattern, int point)
    {
        switch (pattern)
        {
            case INegatedPatternOperation not:
                return Answers(not.Pattern, point);
            case IBinaryPatternOperation both:
                string left = Answers(both.LeftPattern, point);
                return Matches(both.LeftPattern, point) == (both.OperatorKind == BinaryOperatorKind.Or) ? left : left + Answers(both.RightPattern, point);
            case IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true }:
                return "";
            default:
                // Whether there is a value, and of which type, is asked first.
                return point == Null ? "0" : point == Foreign && AsksConstants(pattern) ? "?" : Matches(pattern, point) ? "+" : "-";
        }
    }

    /// <summary>Whether a value matches, or may match if a pattern asks for more than constants.</summary>
    public bool Matches(IPatternOperation pattern, int point) => pattern switch
    {
        INegatedPatternOperation not => !Matches(not.Pattern, point),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Matches(either.LeftPattern, point) || Matches(either.RightPattern, point),
        IBinaryPatternOperation both => Matches(both.LeftPattern, point) && Matches(both.RightPattern, point),
        IConstantPatternOperation { Value.ConstantValue.Value: null } => point == Null,
        IConstantPatternOperation constant => point == PointOf(constant.Value),
        IRelationalPatternOperation relation => point >= 0 && Holds(relation.OperatorKind, point.CompareTo(PointOf(relation.Value))),
        IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } => true,
        _ => point != Null,
    };

    /// <summary>Whether one of some values may match as far as the compiler sees it, which looks at each question by itself.</summary>
    public bool MayMatch(IPatternOperation pattern, IEnumerable<int> points) => pattern switch
    {
        INegatedPatternOperation not => !MustMatch(not.Pattern, points),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => MayMatch(either.LeftPattern, points) || MayMatch(either.RightPattern, points),
        IBinaryPatternOperation both => MayMatch(both.LeftPattern, points) && MayMatch(both.RightPattern, points),
        _ => points.Any(p => Matches(pattern, p)),
    };

    private bool MustMatch(IPatternOperation pattern, IEnumerable<int> points) => pattern switch
    {
        INegatedPatternOperation not => !MayMatch(not.Pattern, points),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => MustMatch(either.LeftPattern, points) || MustMatch(either.RightPattern, points),
        IBinaryPatternOperation both => MustMatch(both.LeftPattern, points) && MustMatch(both.RightPattern, points),
        _ => AsksConstants(pattern) && points.All(p => Matches(pattern, p)),
    };

    private int PointOf(IOperation constant) => 2 * _constants.FindIndex(c => Equals(c.Value, constant.ConstantValue.Value)) + 1;

    private static bool Holds(BinaryOperatorKind kind, int order) => kind switch
    {
        BinaryOperatorKind.LessThan => order < 0,
        BinaryOperatorKind.LessThanOrEqual => order <= 0,
        BinaryOperatorKind.GreaterThan => order > 0,
        _ => order >= 0,
    };

    /// <summary>Whether there are values just before a constant, or behind the last one.</summary>
    private bool IsBetween(int index)
    {
        if (_constants.Count == 0) return index == 0;
        object? before = index > 0 ? _constants[index - 1].Value : null, after = index < _constants.Count ? _constants[index].Value : null;
        // What is not in order lies all behind the last constant.
        if (IsUnordered) return after is null && !(before is bool && _constants.Count == 2);
        if (Number(before ?? after!) is null) return true;
        if (before is null) return Number(after!) != Number(Bound(after!, "MinValue"));
        return after is null ? Number(before) != Number(Bound(before, "MaxValue")) : Number(after) - Number(before) > 1;
    }

    private bool IsUnordered => _constants.Count > 0 && _constants[0].Value is string or bool or float or double;

    private static object Bound(object value, string name) => value.GetType().GetField(name)!.GetValue(null)!;

    private static decimal? Number(object value) => value switch
    {
        char letter => letter,
        decimal or bool or string or float or double => null,
        _ => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static int Compare(object left, object right) => left is string text ? string.CompareOrdinal(text, (string)right) : Comparer<object>.Default.Compare(left, right);

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>A pattern that matches some of the values; null where there is none.</summary>
    public CodeFragment? Text(BodyContext context, HashSet<int> points)
    {
        List<CodeFragment> some = Runs(context, points.Contains), others = Runs(context, p => !points.Contains(p));
        if (!points.Any(IsUnnamed) && (some.Count <= others.Count || All.Any(p => !points.Contains(p) && IsUnnamed(p)))) return Any(some);
        if (others.Count == 0) return null;
        return others.Count == 1 ? CodeFragment.Join("not ", Parenthesized(others[0])) : CodeFragment.Join("not (", Any(others), ")");
    }

    /// <summary>Whether a point has no pattern of its own, only what is not one of the others.</summary>
    private bool IsUnnamed(int point) => point == Foreign || point >= 0 && point % 2 == 0 && (_constants.Count == 0 || IsUnordered);

    private static CodeFragment Any(List<CodeFragment> runs) => CodeFragment.Join(runs.SelectMany((r, i) => i > 0 ? new object[] { " or ", r } : [r]).ToArray());

    private static CodeFragment Parenthesized(CodeFragment pattern) => pattern.ToString().Contains(" and ") ? CodeFragment.Join("(", pattern, ")") : pattern;

    private List<CodeFragment> Runs(BodyContext context, Func<int, bool> isIn)
    {
        var runs = new List<CodeFragment>();
        int start = 0;
        for (int i = 0; i < All.Count; i++)
        {
            if (!isIn(All[i]) || IsUnnamed(All[i])) start = i + 1;
            else if (All[i] == Null) runs.Add(CodeFragment.Text("null"));
            else if (IsEndOfRun(i, isIn)) runs.Add(Run(context, start, i));
            if (All[i] < 0 || IsUnordered || IsEndOfRun(i, isIn)) start = i + 1;
        }
        return runs;
    }

    private bool IsEndOfRun(int index, Func<int, bool> isIn) => index + 1 == All.Count || !isIn(All[index + 1]) || _constants.Count == 0 || IsUnordered;

    private CodeFragment Run(BodyContext context, int first, int last)
    {
        int from = All[first], to = All[last];
        if (from == to && from % 2 == 1) return Words(context, from / 2);
        CodeFragment? low = first == 0 || All[first - 1] < 0 ? null : from % 2 == 1 ? CodeFragment.Join(">= ", Words(context, from / 2)) : CodeFragment.Join("> ", Words(context, from / 2 - 1));
        CodeFragment? high = last + 1 == All.Count ? null : to % 2 == 1 ? CodeFragment.Join("<= ", Words(context, to / 2)) : CodeFragment.Join("< ", Words(context, to / 2));
        return low is null ? high ?? CodeFragment.Text("not null") : high is null ? low : CodeFragment.Join(low, " and ", high);
    }

    private CodeFragment Words(BodyContext context, int constant) => FragmentBuilder.Build(context, _constants[constant].Words);
}
