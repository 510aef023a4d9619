using System.Net.Sockets;

namespace ReactorGen.Net;

/// <summary>What the users of a <see cref="Stream"/> know the errors of sockets as: as <see cref="NetworkStream"/> has them.</summary>
internal static class StreamErrors
{
    /// <summary>The exception for what an operation has ended with.</summary>
    /// <param name="exception">A socket's or a task's.</param>
    /// <param name="text">What could not be done.</param>
    /// <param name="executor">The connection's.</param>
    public static Exception Of(Exception exception, string text, Executor executor) => exception switch
    {
        SocketException => new IOException($"{text}: {exception.Message}.", exception),
        ObjectDisposedException => Aborted(text),
        OperationCanceledException or TaskAbandonedException or TokenClosedException =>
            new IOException($"{text}: the executor {executor.Name}, which the connection belongs to, has been shut down.", exception),
        _ => exception,
    };

    /// <summary>The stream or its connection was disposed of meanwhile.</summary>
    public static IOException Aborted(string text)
    {
        var aborted = new SocketException((int)SocketError.OperationAborted);
        return new IOException($"{text}: {aborted.Message}.", aborted);
    }
}
