using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ReactorGen.Generator.Tests.Incrementality;

/// <summary>
/// A file with places that may be written in several ways: <c>⟨this|or that⟩</c>. An edit writes one of them in another way.
/// </summary>
internal sealed class EditableFile
{
    private readonly List<(string Before, string[] Ways)> _places = [];
    private readonly List<int> _chosen = [];
    private readonly string _end;

    public EditableFile(string path, string text)
    {
        Path = path;
        int from = 0;
        for (int open = text.IndexOf('⟨', StringComparison.Ordinal); open >= 0; open = text.IndexOf('⟨', from))
        {
            int close = text.IndexOf('⟩', open);
            _places.Add((text[from..open], text[(open + 1)..close].Split('|')));
            _chosen.Add(0);
            from = close + 1;
        }
        _end = text[from..];
    }

    public string Path { get; }

    public string Text
    {
        get
        {
            var text = new StringBuilder();
            for (int i = 0; i < _places.Count; i++) text.Append(_places[i].Before).Append(_places[i].Ways[_chosen[i]]);
            return text.Append(_end).ToString();
        }
    }

    public void Edit(Random random)
    {
        int place = random.Next(_places.Count);
        int ways = _places[place].Ways.Length;
        _chosen[place] = (_chosen[place] + 1 + random.Next(ways - 1)) % ways;
    }

    /// <summary>A file with another text, as an editor parses it: what stands before and behind the change is kept.</summary>
    public static SyntaxTree Typed(SyntaxTree tree, string text)
    {
        SourceText before = tree.GetText();
        string old = before.ToString();
        int start = 0, end = 0, shorter = Math.Min(old.Length, text.Length);
        while (start < shorter && old[start] == text[start]) start++;
        while (end < shorter - start && old[^(end + 1)] == text[^(end + 1)]) end++;
        return tree.WithChangedText(before.WithChanges(new TextChange(TextSpan.FromBounds(start, old.Length - end), text[start..^end])));
    }
}
