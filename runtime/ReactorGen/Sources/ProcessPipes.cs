using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace ReactorGen.Sources;

/// <summary>
/// The pipes of a child process for tasks. Each takes a stream of the <see cref="Process"/> over, which is closed there: take it before anything else reads or writes it.
/// </summary>
/// <remarks>In a task. To wait for the end of the process: <c>Await(process.WaitForExitAsync())</c>.</remarks>
public static class ProcessPipes
{
    /// <summary>What the process will read; disposing of it is the end of its input.</summary>
    /// <param name="process">Started, with <see cref="ProcessStartInfo.RedirectStandardInput"/>.</param>
    /// <returns>The writer, the caller's to dispose of.</returns>
    /// <exception cref="InvalidOperationException">The stream is not redirected, or the caller is not in a task.</exception>
    /// <exception cref="RegistrationLimitException">The reactor has as many registrations as it may have.</exception>
    public static PollableWriter TakeStandardInput(this Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        StreamWriter stream = process.StandardInput;
        var writer = PollableWriter.Open(HandleOf(stream.BaseStream));
        stream.Dispose();
        return writer;
    }

    /// <summary>What the process writes to its standard output.</summary>
    /// <param name="process">Started, with <see cref="ProcessStartInfo.RedirectStandardOutput"/>.</param>
    /// <returns>The reader, the caller's to dispose of.</returns>
    /// <inheritdoc cref="TakeStandardInput" path="/exception"/>
    public static PollableReader TakeStandardOutput(this Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        return Take(process.StandardOutput);
    }

    /// <summary>What the process writes to its standard error stream.</summary>
    /// <param name="process">Started, with <see cref="ProcessStartInfo.RedirectStandardError"/>.</param>
    /// <returns>The reader, the caller's to dispose of.</returns>
    /// <inheritdoc cref="TakeStandardInput" path="/exception"/>
    public static PollableReader TakeStandardError(this Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        return Take(process.StandardError);
    }

    private static PollableReader Take(StreamReader stream)
    {
        var reader = PollableReader.Open(HandleOf(stream.BaseStream));
        stream.Dispose();
        return reader;
    }

    private static SafeHandle HandleOf(Stream stream) => stream switch
    {
        PipeStream pipe => pipe.SafePipeHandle,
        FileStream file => file.SafeFileHandle,
        _ => throw new NotSupportedException($"The process has a {stream.GetType().Name} there, which is no pipe."),
    };
}
