using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ReactorGen.Generator.Binding;

/// <summary>What the answer to one simple pattern says about another one that the same value is asked later.</summary>
internal static class PatternAnswers
{
    private enum Kind { Null, Present, Equal, Less, LessOrEqual, Greater, GreaterOrEqual }

    private sealed record Question(Kind Kind, object? Value);

    /// <summary>Whether a pattern asks one thing, or first of all whether there is a value, and nothing about its type.</summary>
    public static bool IsSimple(IPatternOperation pattern) => pattern switch
    {
        IRecursivePatternOperation whole => !whole.InputType.IsValueType && SymbolEqualityComparer.Default.Equals(whole.InputType, whole.MatchedType),
        IListPatternOperation list => !list.InputType.IsValueType,
        ITypePatternOperation or IDeclarationPatternOperation => false,
        _ => Of(pattern) is not null && (pattern is INegatedPatternOperation || pattern.Syntax is PatternSyntax),
    };

    /// <summary>The words of a constant or a comparison; null where the question is whether there is a value.</summary>
    public static SyntaxNode? Words(IPatternOperation pattern) => pattern is IConstantPatternOperation or IRelationalPatternOperation ? pattern.Syntax : null;

    /// <summary>
    /// True where the later pattern matches only what the earlier one has matched, false where it matches only what that one has not, null where the earlier
    /// answer says nothing.
    /// </summary>
    public static bool? Needed(IPatternOperation earlier, IPatternOperation later)
    {
        if (Of(earlier) is not { } asked || Of(later) is not { } next) return null;
        switch (asked.Kind, next.Kind)
        {
            case (Kind.Null, Kind.Null): return true;
            case (Kind.Null, _) or (Kind.Present, Kind.Null): return false;
            case (Kind.Present, _): return true;
            case (_, Kind.Null): return false;
            case (_, Kind.Present): return null;
            case (Kind.Equal, Kind.Equal): return Equals(asked.Value, next.Value) ? true : IsSameType(asked, next) ? false : null;
            case (_, Kind.Equal): return IsSameType(asked, next) ? Holds(asked, next.Value) : null;
            case (Kind.Equal, _): return IsSameType(asked, next) && !Holds(next, asked.Value) ? false : null;
            default: return IsSameType(asked, next) ? NeededOfRanges(asked, next) : null;
        }
    }

    private static bool? NeededOfRanges(Question asked, Question next)
    {
        bool isEqual = Equals(asked.Value, next.Value);
        if (IsUpper(asked) == IsUpper(next))
        {
            bool isInside = isEqual ? next.Kind == asked.Kind || next.Kind is Kind.Less or Kind.Greater : Holds(asked, next.Value);
            return isInside ? true : null;
        }
        // "less than 3" and "greater than 5" have nothing in common.
        bool isApart = isEqual ? asked.Kind is Kind.Less or Kind.Greater || next.Kind is Kind.Less or Kind.Greater : !Holds(asked, next.Value) && !Holds(next, asked.Value);
        return isApart ? false : null;
    }

    private static bool IsUpper(Question question) => question.Kind is Kind.Less or Kind.LessOrEqual;

    private static bool Holds(Question question, object? value)
    {
        int order = Comparer<object?>.Default.Compare(value, question.Value);
        return question.Kind switch
        {
            Kind.Less => order < 0,
            Kind.LessOrEqual => order <= 0,
            Kind.Greater => order > 0,
            Kind.GreaterOrEqual => order >= 0,
            _ => order == 0,
        };
    }

    private static bool IsSameType(Question asked, Question next) => asked.Value!.GetType() == next.Value!.GetType();

    private static Question? Of(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var value } }:
                return value is null ? new Question(Kind.Null, null) : new Question(Kind.Equal, value);
            // Numbers that are no numbers are in no order.
            case IRelationalPatternOperation { Value.ConstantValue: { HasValue: true, Value: { } bound and not (float or double) } } relation:
                return KindOf(relation.OperatorKind) is { } kind ? new Question(kind, bound) : null;
            case INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } }:
            case IRecursivePatternOperation or IListPatternOperation or ITypePatternOperation or IDeclarationPatternOperation { MatchesNull: false }:
                return new Question(Kind.Present, null);
            default:
                return null;
        }
    }

    private static Kind? KindOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => Kind.Less,
        BinaryOperatorKind.LessThanOrEqual => Kind.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Kind.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Kind.GreaterOrEqual,
        _ => null,
    };
}
