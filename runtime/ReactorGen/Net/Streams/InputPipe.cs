using System.IO.Pipelines;

namespace ReactorGen.Net;

/// <summary>The reader of a connection's pipes.</summary>
internal sealed class InputPipe(DuplexPipe pipe, PipeReader inner) : PipeReader
{
    private int _completed;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => inner.ReadAsync(cancellationToken);

    protected override ValueTask<ReadResult> ReadAtLeastAsyncCore(int minimumSize, CancellationToken cancellationToken) =>
        inner.ReadAtLeastAsync(minimumSize, cancellationToken);

    public override bool TryRead(out ReadResult result) => inner.TryRead(out result);

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override Task CopyToAsync(PipeWriter destination, CancellationToken cancellationToken = default) => inner.CopyToAsync(destination, cancellationToken);

    public override Task CopyToAsync(Stream destination, CancellationToken cancellationToken = default) => inner.CopyToAsync(destination, cancellationToken);

    /// <summary>Nothing more is read, whatever the exception; what the peer still sends stays in the system's buffers, and it slows down.</summary>
    public override void Complete(Exception? exception = null)
    {
        if (Interlocked.Exchange(ref _completed, 1) != 0) return;
        inner.Complete(exception);
        pipe.EndSide();
    }
}
