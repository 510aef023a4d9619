using System.Globalization;
using System.Text;

namespace ReactorGen.Generator.Emit;

/// <summary>Text inside string literals of ours.</summary>
internal static class CodeText
{
    /// <summary>A literal of one line, whatever characters are in the text.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"", text.Length + 2);
        foreach (char c in text)
        {
            if (c is '\\' or '"') literal.Append('\\').Append(c);
            else if (char.IsControl(c) || c is '\u2028' or '\u2029') literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else literal.Append(c);
        }
        return literal.Append('"').ToString();
    }
}
