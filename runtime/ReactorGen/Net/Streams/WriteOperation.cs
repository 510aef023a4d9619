namespace ReactorGen.Net;

/// <summary>The writes of a stream adapter.</summary>
internal sealed class WriteOperation(StreamAdapter stream) : StreamOperation(stream, Interest.Writable)
{
    private ReadOnlyMemory<byte> _bytes;
    private bool _ends;

    protected override string DefaultName => "Stream.WriteAsync";

    protected override string FailureText => "Unable to write data to the transport connection";

    /// <summary>Begins a write, which has been claimed.</summary>
    /// <param name="bytes">The caller's, until it has ended.</param>
    /// <param name="ends">Whether it is the last: the peer is told.</param>
    /// <param name="token">Ends it before all is sent.</param>
    internal ValueTask Begin(ReadOnlyMemory<byte> bytes, bool ends, CancellationToken token)
    {
        _bytes = bytes;
        _ends = ends;
        if (!EndsHere(out Exception? failure)) return new ValueTask(this, Start(token));
        return failure is null ? default : ValueTask.FromException(failure);
    }

    /// <summary>Does a write, which has been claimed, and blocks.</summary>
    internal void Run(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        _ends = false;
        Wait(Start(default));
    }

    protected override bool Try()
    {
        if (!_bytes.IsEmpty)
        {
            int sent = Socket.SendNow(_bytes.Span);
            if (sent > 0) _bytes = _bytes[sent..];
            if (!_bytes.IsEmpty) return false;
        }
        if (_ends) Socket.ShutdownSend();
        return true;
    }

    protected override void DropBuffer() => _bytes = default;
}
