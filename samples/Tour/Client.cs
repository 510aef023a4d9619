using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tour;

/// <summary>A connection that asks something and knows the answer.</summary>
internal abstract class Client(IPEndPoint endPoint, int number) : IDisposable
{
    private readonly Socket _socket = Connect(endPoint);
    private readonly byte[] _answer = new byte[4096];
    private readonly byte[] _request = new byte[4096];
    private readonly byte[] _expected = new byte[4096];
    private int _expectedLength;

    /// <summary>Different for each client.</summary>
    protected Random Random { get; } = new(number);

    /// <summary>Sends a request.</summary>
    public void Ask()
    {
        int length = Next(_request, _expected, out _expectedLength);
        for (int sent = 0; sent < length;) sent += _socket.Send(_request.AsSpan(sent, length - sent));
    }

    /// <summary>Receives the answer and compares it.</summary>
    /// <exception cref="InvalidDataException">It is wrong.</exception>
    public void Check()
    {
        for (int received = 0; received < _expectedLength;)
        {
            int count = _socket.Receive(_answer.AsSpan(received, _expectedLength - received));
            if (count == 0) throw new InvalidDataException($"client {number}: the end after {received} of {_expectedLength} bytes");
            received += count;
        }
        if (!_answer.AsSpan(0, _expectedLength).SequenceEqual(_expected.AsSpan(0, _expectedLength)))
        {
            throw new InvalidDataException(
                $"client {number}: asked {Encoding.Latin1.GetString(_request)}, got {Encoding.Latin1.GetString(_answer)}");
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Writes a request and the right answer to it.</summary>
    /// <returns>The length of the request.</returns>
    protected abstract int Next(Span<byte> request, Span<byte> expected, out int expectedLength);

    private static Socket Connect(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
        socket.Connect(endPoint);
        return socket;
    }
}

/// <summary>Sends bytes that nobody else sends.</summary>
internal sealed class EchoClient(IPEndPoint endPoint, int number) : Client(endPoint, number)
{
    protected override int Next(Span<byte> request, Span<byte> expected, out int expectedLength)
    {
        expectedLength = Random.Next(1, request.Length);
        Random.NextBytes(request[..expectedLength]);
        request[..expectedLength].CopyTo(expected);
        return expectedLength;
    }
}

/// <summary>Speaks the line protocol.</summary>
internal sealed class LineClient(IPEndPoint endPoint, int number) : Client(endPoint, number)
{
    protected override int Next(Span<byte> request, Span<byte> expected, out int expectedLength)
    {
        if (Random.Next(2) == 0)
        {
            int a = Random.Next(1_000_000), b = Random.Next(1_000_000);
            System.Text.Unicode.Utf8.TryWrite(expected, $"{a + b}\n", out expectedLength);
            System.Text.Unicode.Utf8.TryWrite(request, $"sum {a} {b}\n", out int length);
            return length;
        }
        int letters = Random.Next(1, 900);
        "upper "u8.CopyTo(request);
        for (int i = 0; i < letters; i++)
        {
            request[6 + i] = (byte)Random.Next('a', 'z' + 1);
            expected[i] = (byte)(request[6 + i] - 'a' + 'A');
        }
        request[6 + letters] = expected[letters] = (byte)'\n';
        expectedLength = letters + 1;
        return letters + 7;
    }
}
