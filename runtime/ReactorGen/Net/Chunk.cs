using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ReactorGen.Buffers;
using ReactorGen.Executors;

namespace ReactorGen.Net;

/// <summary>Bytes that have arrived, in a buffer of the executor's: yours until <see cref="Dispose"/>.</summary>
/// <remarks>
/// Copies stand for the same buffer: disposing of one ends them all. A chunk that is not disposed of leaves its buffer to the collector;
/// nothing leaks. To be used and disposed of by tasks of the executor it came from; disposed of elsewhere, the buffer is not reused.
/// </remarks>
public readonly struct Chunk : IDisposable
{
    private readonly PooledBuffer? _buffer;
    private readonly int _generation;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Chunk(PooledBuffer buffer, int length)
    {
        _buffer = buffer;
        _generation = buffer.Generation;
        Length = length;
    }

    /// <summary>How many bytes there are, up to 65,536; 0 at the end of the stream, and for the default value.</summary>
    public int Length { get; }

    /// <summary>The bytes. Empty at the end of the stream.</summary>
    /// <exception cref="ObjectDisposedException">The chunk has been disposed of.</exception>
    public Memory<byte> Memory
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bytes() is { } bytes ? new Memory<byte>(bytes, 0, Length) : default;
    }

    /// <summary>The bytes. Empty at the end of the stream.</summary>
    /// <exception cref="ObjectDisposedException">The chunk has been disposed of.</exception>
    public Span<byte> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bytes() is { } bytes ? new Span<byte>(bytes, 0, Length) : default;
    }

    /// <summary>Gives the buffer back. A second time, nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        if (_buffer is not { } buffer || buffer.Generation != _generation) return;
        if (Core.Current is { } core && ReferenceEquals(core.Executor, buffer.Owner)) core.Buffers.Return(buffer);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte[]? Bytes()
    {
        if (_buffer is not { } buffer) return null;
        if (buffer.Generation != _generation) ThrowDisposed();
        return buffer.Bytes;
    }

    [DoesNotReturn]
    private static void ThrowDisposed() => throw new ObjectDisposedException(nameof(Chunk));
}
