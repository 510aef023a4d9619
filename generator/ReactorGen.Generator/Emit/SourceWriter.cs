using System;
using System.Text;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <summary>
/// Writes indented lines. Line breaks are <c>\n</c> everywhere but in the user's string literals. A mark is half of a surrogate pair in front of a letter: no
/// file decodes to that, so that none can stand in the user's text.
/// </summary>
internal sealed class SourceWriter
{
    /// <summary>Stands for a line break inside a string literal, which must not be indented.</summary>
    public const string RawLineBreak = "\ud800r";

    /// <summary>Begins a line that the line stamper replaces: a position's number, or nothing for hidden code.</summary>
    public const string PositionMark = "\ud800p";

    /// <summary>Deeper nesting is not shown: hundreds of levels would be a file of spaces.</summary>
    private const int DeepestIndentation = 40;

    private readonly StringBuilder _text = new();

    public int Indentation { get; set; }

    private bool _endsBlank = true;

    /// <summary>A blank line, unless one stands there already or a block has just been opened.</summary>
    public void Line()
    {
        if (!_endsBlank) _text.Append('\n');
        _endsBlank = true;
    }

    /// <summary>Writes text of one or more lines, each at the current indentation.</summary>
    public void Line(string text, int outdent = 0)
    {
        if (text.IndexOf(TextPiece.CommentEnd, StringComparison.Ordinal) >= 0) text = WithCommentsEnded(text);
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            int stop = end;
            while (stop > start && text[stop - 1] is ' ' or '\t' or '\r') stop--;
            if (stop > start) _text.Append(' ', Math.Min(DeepestIndentation, Math.Max(0, Indentation - outdent)) * 4).Append(text, start, stop - start);
            // The user's own blank lines stay all: line mapping counts them.
            _text.Append('\n');
            _endsBlank = stop == start;
            start = end + 1;
        }
    }

    /// <summary>The text with a line break behind each comment that something of ours follows.</summary>
    private static string WithCommentsEnded(string text)
    {
        var ended = new StringBuilder(text.Length);
        int from = 0;
        for (int mark; (mark = text.IndexOf(TextPiece.CommentEnd, from, StringComparison.Ordinal)) >= 0;)
        {
            ended.Append(text, from, mark - from);
            from = mark + TextPiece.CommentEnd.Length;
            while (from < text.Length && text[from] is ' ' or '\t' or '\r') from++;
            if (from < text.Length && text[from] != '\n' && string.CompareOrdinal(text, from, TextPiece.CommentEnd, 0, TextPiece.CommentEnd.Length) != 0) ended.Append('\n');
        }
        return ended.Append(text, from, text.Length - from).ToString();
    }

    public void Open()
    {
        Line("{");
        _endsBlank = true;
        Indentation++;
    }

    public void Close(string after = "")
    {
        Indentation--;
        Line("}" + after);
    }

    /// <summary>What follows comes from the user's statement with this number; -1: it is ours.</summary>
    public void Mark(int position)
    {
        if (position == _position) return;
        _position = position;
        _text.Append(PositionMark);
        if (position >= 0) _text.Append(position);
        _text.Append('\n');
    }

    private int _position = -1;

    public override string ToString() => _text.ToString().Replace(RawLineBreak, "\n");
}
