using System;
using System.Globalization;
using System.Text;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <summary>
/// The last step: puts positions into text that has none. Marks become <c>#line</c> directives, or go away where line mapping is off; the
/// descriptor's file and lines are filled in.
/// </summary>
internal static class LineStamper
{
    /// <summary>Where the user's file name goes.</summary>
    public const string FileMark = "\ud800f";

    public static string Stamp(string text, PositionMap positions, bool mapLines)
    {
        var stamped = new StringBuilder(text.Length + 1024);
        bool mapped = false;
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            if (IsAt(text, start, SourceWriter.PositionMark))
            {
                if (mapLines) Directive(text, start, end, positions, stamped, ref mapped);
            }
            else
            {
                Fill(text, start, end, positions, stamped);
                stamped.Append('\n');
            }
            start = end + 1;
        }
        return stamped.ToString();
    }

    private static void Directive(string text, int start, int end, PositionMap positions, StringBuilder stamped, ref bool mapped)
    {
        start += SourceWriter.PositionMark.Length;
        if (end == start)
        {
            if (mapped) stamped.Append("#line hidden\n");
            mapped = false;
            return;
        }
        SourceSpan span = positions.Spans[int.Parse(text.Substring(start, end - start), CultureInfo.InvariantCulture)];
        // The characters in front of the statement on its first line are indentation, not the user's.
        int next = end + 1, indentation = 0;
        while (next < text.Length && text[next] == ' ') (next, indentation) = (next + 1, indentation + 1);
        stamped.Append(CultureInfo.InvariantCulture, $"#line ({span.StartLine},{span.StartColumn})-({span.EndLine},{span.EndColumn}) {Math.Max(1, indentation)} \"{positions.File}\"\n");
        mapped = true;
    }

    private static bool IsAt(string text, int index, string mark) => text[index] == mark[0] && index + 1 < text.Length && text[index + 1] == mark[1];

    private static StringBuilder Append(this StringBuilder text, IFormatProvider provider, FormattableString value) => text.Append(value.ToString(provider));

    private static void Fill(string text, int start, int end, PositionMap positions, StringBuilder stamped)
    {
        int from = start;
        for (int i = start; i < end; i++)
        {
            if (IsAt(text, i, FileMark))
            {
                stamped.Append(text, from, i - from).Append(CodeText.Literal(positions.ShownFile));
                from = i + FileMark.Length;
            }
            else if (IsAt(text, i, LineMark.Edge))
            {
                int number = i + LineMark.Edge.Length, close = text.IndexOf(LineMark.Edge, number, StringComparison.Ordinal);
                int position = int.Parse(text.Substring(number, close - number), CultureInfo.InvariantCulture);
                stamped.Append(text, from, i - from).Append((position < 0 ? positions.MethodLine : positions.Spans[position].StartLine).ToString(CultureInfo.InvariantCulture));
                from = close + LineMark.Edge.Length;
                i = from - 1;
            }
        }
        stamped.Append(text, from, end - from);
    }
}
