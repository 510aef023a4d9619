using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>White space and comments: each line keeps its indentation, relative to the fragment's own.</content>
internal sealed partial class FragmentBuilder
{
    /// <summary>The column of the line a node begins on.</summary>
    private static int Indentation(SyntaxNode node)
    {
        Microsoft.CodeAnalysis.Text.SourceText text = node.SyntaxTree.GetText();
        Microsoft.CodeAnalysis.Text.TextLine line = text.Lines.GetLineFromPosition(node.SpanStart);
        int first = line.Start;
        while (first < line.End && char.IsWhiteSpace(text[first])) first++;
        return first - line.Start;
    }

    private void Trivia(SyntaxTriviaList list, bool isLast = false)
    {
        foreach (SyntaxTrivia trivia in list)
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.EndOfLineTrivia:
                    if (!isLast) _text.Append('\n');
                    break;
                case SyntaxKind.WhitespaceTrivia:
                    string space = trivia.ToString();
                    bool startsLine = _text.Length > 0 && _text[_text.Length - 1] == '\n';
                    _text.Append(startsLine ? space.Substring(System.Math.Min(space.Length, _indentation)) : space);
                    break;
                case SyntaxKind.SingleLineCommentTrivia:
                    _text.Append(trivia.ToString()).Append(TextPiece.CommentEnd);
                    break;
                case SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia:
                    _text.Append(trivia.ToFullString().Replace("\r", ""));
                    break;
                default:
                    // A directive: what a pragma disables is disabled in the whole file.
                    while (_text.Length > 0 && _text[_text.Length - 1] is ' ' or '\t') _text.Length--;
                    break;
            }
        }
        if (isLast) TrimEnd();
    }

    private void TrimEnd()
    {
        while (_text.Length > 0 && char.IsWhiteSpace(_text[_text.Length - 1])) _text.Length--;
    }

    /// <summary>The comments and blank lines above a statement.</summary>
    public static string Comment(SyntaxNode statement)
    {
        var text = new StringBuilder();
        int indentation = Indentation(statement), breaks = 0;
        foreach (SyntaxTrivia trivia in statement.GetLeadingTrivia())
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.EndOfLineTrivia:
                    breaks++;
                    break;
                case SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia:
                    if (text.Length > 0 || breaks > 0) text.Append('\n');
                    text.Append(string.Join("\n", trivia.ToFullString().Replace("\r", "").TrimEnd('\n').Split('\n')
                        .Select((l, i) => i == 0 ? l : l.Substring(System.Math.Min(indentation, l.Length - l.TrimStart().Length)))));
                    breaks = -1;
                    break;
            }
        }
        return text.Length == 0 && breaks > 0 ? "\n" : text.ToString();
    }
}
