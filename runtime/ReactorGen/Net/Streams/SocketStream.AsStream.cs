using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <content>As what the base library knows.</content>
public abstract partial class SocketStream
{
    /// <summary>
    /// This connection as a <see cref="Stream"/>, for libraries that want one: <c>SslStream</c>, <c>HttpClient</c>, <c>StreamReader</c>. Any thread.
    /// </summary>
    /// <param name="leaveOpen">Whether the connection stays open when the stream is disposed of; otherwise that closes it.</param>
    /// <returns>The stream. It reads and writes what this object does, and keeps nothing back: nothing is lost by going from one to the other.</returns>
    /// <remarks>
    /// <para>
    /// Its asynchronous methods may be called by any thread and by tasks of any executor (<c>Await(stream.ReadAsync(..))</c>); the executor of the
    /// connection has to be running, or a call that has to wait waits for that too. Their continuations run on the thread pool, never on the
    /// executor's thread; tasks are woken directly. The synchronous ones block the calling thread, and throw <see cref="InvalidOperationException"/>
    /// in a task. A read into an empty buffer waits until there is something to read, or the end, and takes nothing. Flushing does nothing; there are
    /// no time-outs but tokens.
    /// </para>
    /// <para>
    /// One read and one write at a time: a second one throws <see cref="InvalidOperationException"/> and harms nobody. As with
    /// <see cref="System.Net.Sockets.NetworkStream"/>, a connection that fails gives an <see cref="IOException"/> around the
    /// <see cref="System.Net.Sockets.SocketException"/>, <c>OperationAborted</c> where the stream or the connection is disposed of meanwhile; once it is,
    /// <see cref="ObjectDisposedException"/>. When the executor shuts down, what waits ends with an <see cref="IOException"/> that names it, as does what
    /// comes later and would have to wait. A cancelled read has taken nothing, and the stream can be used on; a cancelled write may have sent a part.
    /// </para>
    /// </remarks>
    /// <exception cref="ObjectDisposedException">The connection has been disposed of.</exception>
    public Stream AsStream(bool leaveOpen = false)
    {
        if (IsDisposed) ThrowDisposed();
        return new StreamAdapter(this, leaveOpen);
    }

    /// <summary>Bytes received, 0 at the end of the stream; negative: wait first. In a step of the executor's.</summary>
    internal int ReceiveNow(Span<byte> buffer) => TryReceiveSome(buffer);

    /// <summary>Bytes sent; negative: wait first. In a step of the executor's.</summary>
    internal int SendNow(ReadOnlySpan<byte> bytes) => TrySendSome(bytes);

    /// <summary>Whether a read would end at once; false: wait first. In a step of the executor's.</summary>
    internal bool CanReadNow()
    {
        if (!TryEnter(Interest.Readable, out Core? core, out HeldDescriptor held)) return false;
        int result = SocketCalls.Peek(held.Number);
        held.Dispose();
        if (result < 0) return Fail(result, Interest.Readable);
        core.Budget--;
        return true;
    }
}
