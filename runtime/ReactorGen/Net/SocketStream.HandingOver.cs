using System.Net.Sockets;

namespace ReactorGen.Net;

/// <content>Handing a connection over to another executor, or to code that has none.</content>
public abstract partial class SocketStream
{
    /// <inheritdoc/>
    private protected override string Advice =>
        $"Move the connection to the other executor with {nameof(Release)}() here and {GetType().Name}.Adopt(handle) in a task there, or spawn what uses it here.";

    /// <summary>
    /// Gives the connection away: the stream is as if it were disposed of, and the connection goes on. Make it a stream of another executor with <c>Adopt</c> in a task
    /// there, or a <see cref="Socket"/> of the base library. In a task of the stream's executor; what has been received by the system and not read stays to be read.
    /// </summary>
    /// <remarks>
    /// What <see cref="AsStream"/> and <see cref="AsDuplexPipe"/> have made of the stream ends with it: a read or write of theirs that waits is a wait like any other, and keeps this from
    /// happening; afterwards each throws <see cref="ObjectDisposedException"/>, and disposing of them or completing them touches the connection no more. A stream keeps nothing back; but
    /// bytes that a pipe's reader has received and nobody consumed stay with it, and those that its writer has not flushed are not sent: consume and flush first. So too with what is
    /// built on them, such as an <c>SslStream</c>.
    /// </remarks>
    /// <returns>The socket, non-blocking, the caller's to dispose of; dropped, it is closed when the collector finds it.</returns>
    /// <exception cref="InvalidOperationException">A task waits on the stream, or uses it at this moment: let it end, or cancel and join it, first. Nothing has changed for
    /// it. Or the caller is not in a task of the stream's executor.</exception>
    /// <exception cref="ObjectDisposedException">The stream has been disposed of.</exception>
    public SafeSocketHandle Release() => new(TakeDescriptor(), ownsHandle: true);
}
