// covers: 3.11, 3.13, 3.8, 1.24
using ReactorGen;
using System.Text;

namespace Corpus.Statements.LineProtocolParser;

public static partial class Program
{
    private enum State { Command, Headers, Body, Done }

    private sealed partial class Connection(Trace t, params string[] chunks)
    {
        private int _next;
        private readonly StringBuilder _buffer = new();

        [ReactorTask]
        private partial bool Fill()
        {
            if (_next == chunks.Length) return false;
            _buffer.Append(Pause(chunks[_next++]));
            return true;
        }

        [ReactorTask]
        public partial string? ReadLine()
        {
            while (true)
            {
                var text = _buffer.ToString();
                if (text.IndexOf('\n') is var end && end >= 0)
                {
                    _buffer.Remove(0, end + 1);
                    return text[..end].TrimEnd('\r');
                }

                if (!Fill()) return _buffer.Length > 0 ? throw new InvalidDataException("line cut") : null;
            }
        }

        [ReactorTask]
        public partial string ReadExactly(int n)
        {
            while (_buffer.Length < n) if (!Fill()) throw new EndOfStreamException($"{_buffer.Length} of {n}");
            var result = _buffer.ToString(0, n);
            _buffer.Remove(0, n);
            return result;
        }

        public void Close() => t.Log($"closed with {_buffer.Length} left");
    }

    [ReactorTask]
    private static partial int Serve(Trace t, Connection c)
    {
        var state = State.Command;
        string verb = "", body = "";
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        var served = 0;
        try
        {
            for (;;)
            {
                switch (state)
                {
                    case State.Command:
                        if (c.ReadLine() is not { } line) return served;
                        if (line.Split(' ') is not [var v, var path, ..]) goto case State.Done;
                        (verb, state) = (v + path, State.Headers);
                        headers.Clear();
                        break;
                    case State.Headers:
                        while (c.ReadLine() is { Length: > 0 } header)
                        {
                            var (name, value) = header.IndexOf(':') is > 0 and var i ? (header[..i], header[(i + 1)..].Trim()) : throw new FormatException(header);
                            headers[name] = headers.TryGetValue(name, out var old) ? old + "," + value : value;
                        }

                        state = headers.ContainsKey("length") ? State.Body : State.Done;
                        continue;
                    case State.Body when int.TryParse(headers["LENGTH"], out var length):
                        body = c.ReadExactly(length);
                        goto case State.Done;
                    case State.Body:
                        throw new FormatException("length");
                    case State.Done:
                        t.Log($"{verb} {string.Join(";", headers.Select(h => h.Key + "=" + h.Value))} '{body}' {++served}");
                        state = State.Command;
                        body = "";
                        if (verb.StartsWith("QUIT", StringComparison.Ordinal)) return Pause(served);
                        break;
                }
            }
        }
        catch (Exception e) when (e is FormatException or IOException or InvalidDataException)
        {
            t.Log(e);
            return -served + Pause(0);
        }
        finally
        {
            Pause();
            c.Close();
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Serve(t, new(t, "GET /\r\nHo", "st: a\nhost:b\n\nPUT /x", "\nLength: 5\n\nhel", "loQUIT now\n\nrest")));
        t.Log(Serve(t, new(t, "GET /\nbad\n")));
        t.Log(Serve(t, new(t, "GET /\nlength: 10\n\nabc")));
        t.Log(Serve(t, new(t, "GET /\nlength: x\n\nabc")));
        t.Log(Serve(t, new(t, "noise\nGET")));
        t.Log(Serve(t, new(t)));
    }
}
