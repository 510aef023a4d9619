using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>
/// What earlier cases have found out: the compiler goes on with the cases that it leaves, so that one which cannot match any more reads nothing.
/// <code>
/// case { A: 1 } when Work(): .. case { B: 2, A: 1 }: ..   ->   subject_A is 1 &amp;&amp; subject.B is 2 ..
/// </code>
/// </content>
internal sealed partial class SharedParts
{
    /// <summary>How many answers about one part are remembered.</summary>
    private const int AnswerLimit = 8;

    /// <summary>For each part what it was surely asked when it was read.</summary>
    private readonly Dictionary<string, List<IPatternOperation>> _asked = [];
    private readonly Dictionary<string, int> _readers = [];

    private void NoteAnswer(Part part, bool isCertain)
    {
        _readers[part.Key] = _readers.TryGetValue(part.Key, out int readers) ? readers + 1 : 1;
        if (!isCertain && readers > 0 || !PatternAnswers.IsSimple(part.Pattern!)) return;
        if (!_asked.TryGetValue(part.Key, out List<IPatternOperation>? asked)) _asked[part.Key] = asked = [];
        if (asked.Count < AnswerLimit) asked.Add(part.Pattern!);
    }

    /// <summary>Tests what a case asks of parts that have been read, before it reads others; gives whether it does.</summary>
    private bool AddKnown(List<CodeFragment> tests, IEnumerable<(string Key, IPatternOperation Pattern)> parts)
    {
        int before = tests.Count;
        foreach ((string key, IPatternOperation pattern) in parts.Skip(1))
        {
            if (!_asked.TryGetValue(key, out List<IPatternOperation>? asked) || !_kept.TryGetValue(key, out KeptPart? kept)) continue;
            // Who has read it, and so what it was asked, is only known of one reader.
            if (kept.Reading != Reading.First && _readers[key] > 1) continue;
            List<CodeFragment> answers = asked.Select(a => Answer(a, pattern, kept)).OfType<CodeFragment>().GroupBy(a => a.ToString()).Select(g => g.First()).ToList();
            if (answers.Count == 0) continue;
            tests.Add(kept.Reading switch
            {
                Reading.First => All(answers),
                Reading.Any => CodeFragment.Join("(!", kept.Slot, ".IsRead || ", All(answers), ")"),
                _ => CodeFragment.Join("(!", kept.Flag, " || ", All(answers), ")"),
            });
        }
        return tests.Count > before;
    }

    private CodeFragment? Answer(IPatternOperation asked, IPatternOperation pattern, KeptPart kept)
    {
        if (PatternAnswers.Needed(asked, pattern) is not { } needed) return null;
        if (PatternAnswers.Words(asked) is { } words) return CodeFragment.Join(kept.Value, needed ? " is " : " is not ", FragmentBuilder.Build(_context, words));
        return CodeFragment.Join(kept.Value, needed ? " is not null" : " is null");
    }
}
