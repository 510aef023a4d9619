using System.IO.Pipelines;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>The writer of a connection's pipes.</summary>
internal sealed class OutputPipe(DuplexPipe pipe, PipeWriter inner) : PipeWriter
{
    private int _completed;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override void Advance(int bytes) => inner.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(source, cancellationToken);

    public override void Complete(Exception? exception = null)
    {
        if (exception is null && inner.UnflushedBytes > 0 && Core.Current is { } core)
            throw new InvalidOperationException(
                $"{nameof(Complete)} would send {inner.UnflushedBytes} bytes and block the executor {core.Executor.Name}, one of whose tasks called it. Call " +
                $"Await(writer.{nameof(CompleteAsync)}()) instead.");
        if (Interlocked.Exchange(ref _completed, 1) != 0) return;
        inner.Complete(exception);
        if (exception is not null)
        {
            pipe.AbortSide();
            return;
        }
        ValueTask end = pipe.EndWritingAsync();
        // A connection that is gone cannot be told, and whoever completes does not want to know.
        if (end.IsCompleted) Ended(end.AsTask());
        else _ = end.AsTask().ContinueWith(Ended, TaskScheduler.Default);
    }

    public override async ValueTask CompleteAsync(Exception? exception = null)
    {
        if (Interlocked.Exchange(ref _completed, 1) != 0) return;
        if (exception is not null)
        {
            inner.Complete(exception);
            pipe.AbortSide();
            return;
        }
        try
        {
            await inner.CompleteAsync().ConfigureAwait(false);
            await pipe.EndWritingAsync().ConfigureAwait(false);
        }
        finally
        {
            pipe.EndSide();
        }
    }

    private void Ended(Task end)
    {
        _ = end.Exception;
        pipe.EndSide();
    }
}
