using System;

namespace ReactorGen.Generator.Emit;

/// <summary>The opposite of a condition, in the text that reads best.</summary>
internal static class Negation
{
    private const string IsNotNull = " is not null";

    public static string Of(string condition)
    {
        if (condition.EndsWith(IsNotNull, StringComparison.Ordinal) && condition.Substring(0, condition.Length - IsNotNull.Length) is var tested && IsPrimary(tested, 0)) return tested + " is null";
        if (condition.StartsWith("!", StringComparison.Ordinal) && IsPrimary(condition, 1)) return condition.Substring(1);
        if (condition.StartsWith("!", StringComparison.Ordinal) && IsEnclosed(condition, 1)) return condition.Substring(2, condition.Length - 3);
        return IsPrimary(condition, 0) || IsEnclosed(condition, 0) ? "!" + condition : $"!({condition})";
    }

    /// <summary>Whether the text is one name, member access or call, so that a "!" in front binds as it should. A doubt counts as no.</summary>
    private static bool IsPrimary(string text, int start)
    {
        int depth = 0;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '"' or '\'' or '\n') return false;
            if (c == '(') depth++;
            else if (c == ')') depth--;
            else if (depth == 0 && c == '<' && EndOfTypes(text, i) is > 0 and var end) i = end;
            else if (depth == 0 && c == ':' && i + 1 < text.Length && text[i + 1] == ':') i++;
            else if (depth == 0 && !char.IsLetterOrDigit(c) && c is not ('_' or '.' or '@')) return false;
            if (c == '(' && i == start) return false;
        }
        return text.Length > start;
    }

    /// <summary>Where a list of type arguments ends, in front of a member or a call; -1 where it is none, but a comparison.</summary>
    private static int EndOfTypes(string text, int start)
    {
        int depth = 0;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '<') depth++;
            else if (c == '>' && --depth == 0) return i + 1 < text.Length && text[i + 1] is '.' or '(' ? i : -1;
            else if (c != '>' && !char.IsLetterOrDigit(c) && c is not ('_' or '.' or '@' or ':' or ',' or ' ' or '?' or '[' or ']')) return -1;
        }
        return -1;
    }

    /// <summary>Whether the text is in parentheses as a whole. A doubt counts as no.</summary>
    private static bool IsEnclosed(string text, int start)
    {
        int depth = 0;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '"' or '\'' or '\n') return false;
            if (c == '(') depth++;
            else if (c == ')') depth--;
            if (depth == 0) return i > start && i == text.Length - 1;
        }
        return false;
    }
}
