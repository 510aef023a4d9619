namespace ReactorGen.Net;

/// <summary>The reads of a stream adapter.</summary>
internal sealed class ReadOperation(StreamAdapter stream) : StreamOperation(stream, Interest.Readable)
{
    private Memory<byte> _buffer;

    protected override string DefaultName => "Stream.ReadAsync";

    protected override string FailureText => "Unable to read data from the transport connection";

    /// <summary>Begins a read, which has been claimed.</summary>
    internal ValueTask<int> Begin(Memory<byte> buffer, CancellationToken token)
    {
        _buffer = buffer;
        if (!EndsHere(out Exception? failure)) return new ValueTask<int>(this, Start(token));
        return failure is null ? new ValueTask<int>(Result) : ValueTask.FromException<int>(failure);
    }

    /// <summary>Does a read, which has been claimed, and blocks.</summary>
    internal int Run(Memory<byte> buffer)
    {
        _buffer = buffer;
        return Wait(Start(default));
    }

    protected override bool Try()
    {
        if (_buffer.IsEmpty)
        {
            Result = 0;
            return Socket.CanReadNow();
        }
        Result = Socket.ReceiveNow(_buffer.Span);
        return Result >= 0;
    }

    protected override void DropBuffer() => _buffer = default;
}
