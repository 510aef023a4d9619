using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>A connection as a stream: see <see cref="SocketStream.AsStream"/>.</summary>
internal sealed class StreamAdapter : Stream
{
    private readonly bool _leaveOpen;
    private ReadOperation _reader;
    private WriteOperation _writer;
    private int _disposed;

    internal StreamAdapter(SocketStream socket, bool leaveOpen)
    {
        Socket = socket;
        _leaveOpen = leaveOpen;
        _reader = new ReadOperation(this);
        _writer = new WriteOperation(this);
    }

    internal SocketStream Socket { get; }

    internal bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    public override bool CanRead => !IsDisposed;

    public override bool CanWrite => !IsDisposed;

    public override bool CanSeek => false;

    public override long Length => throw NoSeeking();

    public override long Position
    {
        get => throw NoSeeking();
        set => throw NoSeeking();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<int>(cancellationToken);
        return ClaimReader().Begin(buffer, cancellationToken);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        ThrowIfInTask(nameof(Read), $"Await(stream.{nameof(ReadAsync)}(..))");
        return ClaimReader().Run(buffer.AsMemory(offset, count));
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        return ClaimWriter().Begin(buffer, ends: false, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        ThrowIfInTask(nameof(Write), $"Await(stream.{nameof(WriteAsync)}(..))");
        ClaimWriter().Run(buffer.AsMemory(offset, count));
    }

    /// <summary>Tells the peer that nothing more will be sent.</summary>
    internal ValueTask EndWritingAsync() => ClaimWriter().Begin(default, ends: true, default);

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;

    public override IAsyncResult BeginRead(byte[] buffer, int offset, int count, AsyncCallback? callback, object? state) =>
        TaskToAsyncResult.Begin(ReadAsync(buffer, offset, count, default), callback, state);

    public override int EndRead(IAsyncResult asyncResult) => TaskToAsyncResult.End<int>(asyncResult);

    public override IAsyncResult BeginWrite(byte[] buffer, int offset, int count, AsyncCallback? callback, object? state) =>
        TaskToAsyncResult.Begin(WriteAsync(buffer, offset, count, default), callback, state);

    public override void EndWrite(IAsyncResult asyncResult) => TaskToAsyncResult.End(asyncResult);

    public override long Seek(long offset, SeekOrigin origin) => throw NoSeeking();

    public override void SetLength(long value) => throw NoSeeking();

    /// <summary>Ends what waits, and closes the connection unless it is to be left open. Any thread.</summary>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _reader.Abort();
        _writer.Abort();
        if (!_leaveOpen) Socket.Dispose();
        base.Dispose(disposing);
    }

    public override ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public override string ToString() => $"{nameof(Stream)} of {Socket}";

    private ReadOperation ClaimReader()
    {
        ThrowIfDisposed();
        ReadOperation operation = Volatile.Read(ref _reader);
        if (operation.TryClaim()) return operation;
        var other = new ReadOperation(this);
        if (operation.IsUnconsumed && Interlocked.CompareExchange(ref _reader, other, operation) == operation && other.TryClaim()) return other;
        throw InUse("read");
    }

    private WriteOperation ClaimWriter()
    {
        ThrowIfDisposed();
        WriteOperation operation = Volatile.Read(ref _writer);
        if (operation.TryClaim()) return operation;
        var other = new WriteOperation(this);
        if (operation.IsUnconsumed && Interlocked.CompareExchange(ref _writer, other, operation) == operation && other.TryClaim()) return other;
        throw InUse("write");
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(IsDisposed || Socket.IsDisposed, typeof(Stream));

    private static void ThrowIfInTask(string method, string instead)
    {
        if (Core.Current is { } core)
            throw new InvalidOperationException(
                $"{method} of a stream would block the executor {core.Executor.Name}, one of whose tasks called it. Call {instead} instead; or have a library " +
                "that only knows synchronous streams run elsewhere, by Await(Task.Run(..)).");
    }

    private InvalidOperationException InUse(string what) =>
        new($"A {what} of the {this} has not ended, and a second one was begun: one {what} at a time.");

    private static NotSupportedException NoSeeking() => new("A connection cannot be sought in.");
}
