using System.IO.Pipelines;

namespace ReactorGen.Net;

/// <summary>A connection as two pipes: see <see cref="SocketStream.AsDuplexPipe"/>.</summary>
internal sealed class DuplexPipe : IDuplexPipe
{
    private const int ReadBuffer = 16384;           // one TLS record, a few segments

    private readonly StreamAdapter _stream;
    private readonly bool _leaveOpen;
    private int _open = 2;

    internal DuplexPipe(StreamAdapter stream, bool leaveOpen)
    {
        _stream = stream;
        _leaveOpen = leaveOpen;
        Input = new InputPipe(this, PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: ReadBuffer, leaveOpen: true, useZeroByteReads: true)));
        Output = new OutputPipe(this, PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true)));
    }

    public PipeReader Input { get; }

    public PipeWriter Output { get; }

    /// <summary>The writer is completed and has sent all: tells the peer.</summary>
    internal ValueTask EndWritingAsync() => _leaveOpen || _stream.IsDisposed || _stream.Socket.IsDisposed ? default : _stream.EndWritingAsync();

    /// <summary>One of the two is completed.</summary>
    internal void EndSide()
    {
        if (Interlocked.Decrement(ref _open) == 0) _stream.Dispose();
    }

    /// <summary>The writer has failed: the peer must not take what it has for all.</summary>
    internal void AbortSide()
    {
        // The reset closes the connection itself, on its executor; closed by the other side before, it would be an ordinary end.
        if (_leaveOpen) EndSide();
        else _stream.Socket.Abort();
    }
}
