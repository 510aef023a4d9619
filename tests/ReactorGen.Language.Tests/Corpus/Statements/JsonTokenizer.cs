// covers: 3.11, 3.1, 1.24, 3.13
using ReactorGen;
using System.Globalization;
using System.Text;

namespace Corpus.Statements.JsonTokenizer;

public static partial class Program
{
    private sealed partial class Reader(string text, int chunk)
    {
        private int _position, _filled;

        [ReactorTask]
        public partial char? Peek()
        {
            if (_position == _filled) _filled = Math.Min(text.Length, _filled + Pause(chunk));
            return _position < _filled ? text[_position] : null;
        }

        public void Advance() => _position++;

        [ReactorTask]
        private partial string Literal(StringBuilder into, Func<char, bool> accept)
        {
            while (Peek() is { } c && accept(c)) { into.Append(c); Advance(); }
            return into.ToString();
        }

        [ReactorTask]
        public partial object? Value()
        {
        Start:
            switch (Peek())
            {
                case ' ' or '\n' or '\t':
                    Advance();
                    goto Start;
                case '{':
                    Advance();
                    var map = new SortedDictionary<string, object?>(StringComparer.Ordinal);
                    while (Skip() != '}')
                    {
                        var key = Value() as string ?? throw new FormatException("key");
                        if (Skip() != ':') throw new FormatException("colon");
                        Advance();
                        map[key] = Value();
                        if (Skip() == ',') Advance();
                    }

                    Advance();
                    return map;
                case '[':
                    Advance();
                    List<object?> list = [];
                    for (; Skip() is not ']' and var next; list.Add(Value()))
                    {
                        if (next is null) throw new FormatException("array");
                        if (next == ',') Advance();
                    }

                    Advance();
                    return list;
                case '"':
                    var s = new StringBuilder();
                    for (Advance(); ; Advance())
                    {
                        switch (Peek())
                        {
                            case '"': Advance(); return s.ToString();
                            case '\\':
                                Advance();
                                s.Append(Peek() switch { 'n' => '\n', 't' => '\t', { } other => other, null => throw new FormatException("escape") });
                                break;
                            case { } plain: s.Append(plain); break;
                            case null: throw new FormatException("string");
                        }
                    }
                case '-' or (>= '0' and <= '9'):
                    return double.Parse(Literal(new(), c => char.IsDigit(c) || c is '-' or '.' or 'e'), CultureInfo.InvariantCulture);
                case { } c when char.IsLetter(c):
                    return Literal(new StringBuilder(), char.IsLetter) switch { "true" => true, "false" => (object)false, "null" => null, var word => throw new FormatException(word) };
                case var unexpected:
                    throw new FormatException($"'{unexpected}' at {_position}");
            }
        }

        [ReactorTask]
        private partial char? Skip()
        {
            char? c;
            while ((c = Peek()) is { } white && char.IsWhiteSpace(white)) Advance();
            return c;
        }
    }

    private static string Show(object? o) => o switch
    {
        null => "null",
        string s => $"'{s}'",
        List<object?> l => "[" + string.Join(",", l.Select(Show)) + "]",
        SortedDictionary<string, object?> m => "{" + string.Join(",", m.Select(p => p.Key + "=" + Show(p.Value))) + "}",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => o.ToString()!,
    };

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var text in new[] { """ {"a": [1, -2.5, "x\"y"], "b": {"c": null, "d": true}} """, "[", "nope", """{"a" 1}""", "\"abc", "!" })
        {
            foreach (var chunk in (int[])[3, 7])
            {
                try { t.Log(Show(new Reader(text, chunk).Value())); }
                catch (FormatException e) { t.Log(e); }
            }
        }
    }
}
