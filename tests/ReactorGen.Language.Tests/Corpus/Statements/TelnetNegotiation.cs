// covers: 3.11, 3.8, 1.24, 2.9
using ReactorGen;

namespace Corpus.Statements.TelnetNegotiation;

public static partial class Program
{
    private const byte Iac = 255, Do = 253, Dont = 254, Will = 251, Wont = 252, Sub = 250, End = 240;
    private sealed partial class Wire(byte[] input, int size)
    {
        private int _at, _limit;
        public readonly List<byte> Output = [];

        [ReactorTask]
        public partial int Read()
        {
            if (_at >= _limit) { if (_limit >= input.Length) return -1; _limit = Math.Min(_limit + Pause(size), input.Length); }
            return input[_at++];
        }

        [ReactorTask]
        public partial void Write(params byte[] bytes) { for (var i = 0; i < bytes.Length; i++) { Output.Add(bytes[i]); if ((i & 1) == 1) Pause(i); } }
    }

    [ReactorTask]
    private static partial string Session(Trace t, Wire w)
    {
        var line = new char[16];
        var n = 0;
        var options = new System.Collections.BitArray(256);
        Span<byte> scratch = stackalloc byte[4];
        scratch.Clear();
        byte checksum = 0;
        unchecked
        {
            for (int b; (b = w.Read()) >= 0; checksum += (byte)b)
            {
                switch ((byte)b)
                {
                    case Iac:
                        switch (w.Read())
                        {
                            case Iac: goto default;
                            case (Do or Will) and var verb when w.Read() is >= 0 and var option:
                                (options[option], var reply) = (verb == Do && option < 10, verb == Will ? Dont : option < 10 ? Will : Wont);
                                w.Write(Iac, (byte)reply, (byte)option);
                                continue;
                            case Sub:
                                List<byte> payload = [];
                                while (w.Read() is var x and >= 0 && !(x == Iac && w.Read() == End)) payload.Add((byte)x);
                                t.Log($"sub {string.Join(".", payload)}");
                                break;
                            case -1: throw new EndOfStreamException("iac");
                            case var other: t.Log($"ignored {other}"); break;
                            default: line[n++] = 'ÿ'; break;
                        }

                        break;
                    case (byte)'\b' when n > 0: line[--n] = '\0'; w.Write((byte)'\b', (byte)' '); break;
                    case (byte)'\n': return new string(line[..n]) + $"|{checksum}|{options.HasAnySet()}";
                    case >= 32 and < 127: line[n] = (char)b; line[n] = n++ == 0 ? char.ToUpperInvariant(line[n - 1]) : line[n - 1]; break;
                }
            }
        }

        return n > 0 ? throw new EndOfStreamException(new string(line, 0, Pause(n))) : "";
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        byte[][] inputs = [[.. "hi"u8, Iac, Do, 1, .. "x\b!\n"u8], [Iac, Will, 3, Iac, Sub, 1, 2, Iac, End, Iac, 9, (byte)'\n'], [.. "cut"u8], [Iac], []];
        foreach (var input in inputs)
        {
            var w = new Wire(input, Pause(3));
            try { t.Log(Session(t, w)); } catch (EndOfStreamException e) { t.Log(e); } finally { t.Log(string.Join(" ", w.Output)); }
        }
    }
}
