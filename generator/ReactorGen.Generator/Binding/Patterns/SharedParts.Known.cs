using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>
/// What earlier cases have found out: the compiler goes on with the cases that it leaves, so that one which cannot match any more reads nothing.
/// <code>
/// case { A: 1 or 2 } when Work(): .. case { B: 2, A: > 1 }: ..   ->   subject_A is not 1 &amp;&amp; subject.B is 2 ..
/// </code>
/// </content>
internal sealed partial class SharedParts
{
    /// <summary>How many questions about one part are remembered.</summary>
    private const int QuestionLimit = 8;

    /// <summary>What a part was asked.</summary>
    /// <param name="IsCertain">Whether it was asked in any case, if only it was there to be read.</param>
    /// <param name="Flag">The variable that says whether it was; -1 where it was if only the part was read.</param>
    private sealed record Question(IPatternOperation Pattern, bool IsCertain, int Flag);

    private readonly Dictionary<string, List<Question>> _asked = [];

    /// <summary>What each part is asked, in the order in which the cases do.</summary>
    private readonly Dictionary<string, List<IPatternOperation>> _patterns = [];
    private readonly Dictionary<string, int> _readers = [];

    private void NotePatterns(IPatternOperation pattern)
    {
        foreach ((string key, IPatternOperation asked) in Questions(pattern, "", isWhole: true))
        {
            if (!_patterns.TryGetValue(key, out List<IPatternOperation>? patterns)) _patterns[key] = patterns = [];
            patterns.Add(asked);
        }
    }

    /// <summary>The parts a pattern looks at, with what it asks of each.</summary>
    /// <param name="isWhole">Whether those too that it looks at in one of several alternatives.</param>
    private IEnumerable<(string Key, IPatternOperation Pattern)> Questions(IPatternOperation pattern, string key, bool isWhole)
    {
        switch (pattern)
        {
            case IBinaryPatternOperation both when isWhole || both.OperatorKind != BinaryOperatorKind.Or:
                return Questions(both.LeftPattern, key, isWhole).Concat(Questions(both.RightPattern, RightKey(both, key), isWhole));
            case INegatedPatternOperation not when isWhole:
                return Questions(not.Pattern, key, isWhole);
            case IRecursivePatternOperation whole when IsKnown(whole):
                string input = Narrowed(whole, key);
                return whole.DeconstructionSubpatterns.SelectMany((p, i) => QuestionsOfPart(p, ElementKey(whole, input, i), ElementKey(whole, input, i), isWhole))
                    .Concat(whole.PropertySubpatterns.SelectMany(p => QuestionsOfPart(p.Pattern, MemberKey(whole, key, p), PresentKey(MemberKey(whole, key, p), p), isWhole)));
            case IListPatternOperation list when IsKnown(list):
                return Items(list).SelectMany(item => QuestionsOfPart(item.Pattern, Narrowed(list, key) + item.Key, Narrowed(list, key) + item.Key, isWhole));
            default:
                return [];
        }
    }

    private IEnumerable<(string Key, IPatternOperation Pattern)> QuestionsOfPart(IPatternOperation? pattern, string key, string patternKey, bool isWhole) =>
        AsksNothing(pattern) ? [] : Questions(pattern!, patternKey, isWhole).Prepend((key, pattern!));

    /// <summary>Remembers what a part is asked now, where that helps later.</summary>
    private void NoteQuestion(List<CodeFragment> tests, Part part, bool isCertain)
    {
        int reader = _readers[part.Key] = _readers.TryGetValue(part.Key, out int readers) ? readers + 1 : 1;
        if (!_shared.Contains(part.Key) || !PatternAnswers.IsSimple(part.Pattern!) || !_patterns.TryGetValue(part.Key, out List<IPatternOperation>? all)) return;
        bool isUsed = all.Skip(reader).Take(QuestionLimit).Any(later => PatternAnswers.Possible(_context, [part.Pattern!], later) is not null);
        if (!isUsed && !isCertain) return;
        if (!_asked.TryGetValue(part.Key, out List<Question>? asked)) _asked[part.Key] = asked = [];
        if (asked.Count == QuestionLimit) return;
        int flag = -1;
        // Who has read it, and so what it was asked, is only known of one reader.
        if (!isCertain && (reader > 1 || all.Count > 2))
        {
            flag = Declare($"{part.Owner}_{part.Name}_isAsked", part.Name, TypeModel.Boolean, -1, "false");
            tests.Add(CodeFragment.Join("(", new SlotPiece(flag, Access.Write), " = true)"));
        }
        asked.Add(new Question(part.Pattern!, isCertain, flag));
    }

    /// <summary>Tests what a case, or an alternative of one, asks of parts that have been read, before it reads others; gives whether it does.</summary>
    private bool AddKnown(List<CodeFragment> tests, IPatternOperation whole, string wholeKey)
    {
        int before = tests.Count;
        foreach ((string key, IPatternOperation pattern) in Questions(whole, wholeKey, isWhole: false).Skip(1))
        {
            if (!_asked.TryGetValue(key, out List<Question>? asked) || !_kept.TryGetValue(key, out KeptPart? kept)) continue;
            List<IPatternOperation> certain = asked.Where(q => q.IsCertain).Select(q => q.Pattern).ToList();
            CodeFragment? surely = certain.Count > 0 ? PatternAnswers.Possible(_context, certain, pattern) : null;
            if (surely is not null) tests.Add(Known(kept, -1, surely));
            foreach (Question question in asked.Where(q => !q.IsCertain))
                if (PatternAnswers.Possible(_context, [.. certain, question.Pattern], pattern) is { } possible && possible.ToString() != surely?.ToString()) tests.Add(Known(kept, question.Flag, possible));
        }
        return tests.Count > before;
    }

    private static CodeFragment Known(KeptPart kept, int flag, CodeFragment possible)
    {
        CodeFragment test = CodeFragment.Join(kept.Value, " is ", possible);
        if (flag >= 0) return CodeFragment.Join("(!", flag, " || ", test, ")");
        return kept.Reading switch
        {
            Reading.First => test,
            Reading.Any => CodeFragment.Join("(!", kept.Slot, ".IsRead || ", test, ")"),
            _ => CodeFragment.Join("(!", kept.Flag, " || ", test, ")"),
        };
    }
}
