using ReactorGen;
using ReactorGen.Net;

namespace Tour;

/// <summary>Cuts what a stream brings into lines. Whatever comes in one piece or in many, each call gives one line.</summary>
internal sealed partial class LineReader(TcpStream stream)
{
    /// <summary>The longest line, its end included, in bytes.</summary>
    public const int Longest = 1024;

    private readonly byte[] _bytes = new byte[Longest];
    private int _start;
    private int _end;

    /// <summary>Waits for the next line.</summary>
    /// <returns>The line without its end, valid until the next call; null at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    [ReactorTask]
    public partial ReadOnlyMemory<byte>? ReadLine()
    {
        while (true)
        {
            int length = _bytes.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = new ReadOnlyMemory<byte>(_bytes, _start, length);
                _start += length + 1;
                return line;
            }
            MakeRoom();
            int received = stream.Read(_bytes.AsMemory(_end));
            if (received == 0) return null;
            _end += received;
        }
    }

    private void MakeRoom()
    {
        if (_start == 0 && _end == Longest) throw new InvalidDataException($"A line is longer than {Longest} bytes.");
        _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
        _end -= _start;
        _start = 0;
    }
}
