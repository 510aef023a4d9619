using System.Runtime.CompilerServices;

namespace ReactorGen.Buffers;

/// <summary>A buffer that does not move, so that the system may be given its address. It knows how often it was given back.</summary>
/// <param name="owner">Among whose pools it goes round.</param>
internal sealed unsafe class PooledBuffer(object owner)
{
    internal readonly object Owner = owner;

    /// <summary>On the pinned heap.</summary>
    internal readonly byte[] Bytes = GC.AllocateUninitializedArray<byte>(BufferPool.BufferSize, pinned: true);

    /// <summary>The next buffer of the pool's list.</summary>
    internal PooledBuffer? Next;

    /// <summary>Counts the rents: who holds an older number has given the buffer back.</summary>
    internal int Generation;

    internal byte* Address => (byte*)Unsafe.AsPointer(ref Bytes[0]);
}

/// <summary>The buffers of one core, the last one given back first, since that is in the cache. The core's thread only.</summary>
/// <param name="owner">Whose tasks the buffers go round among: they may be given back to any pool of the same owner.</param>
internal sealed class BufferPool(object owner)
{
    /// <summary>Bytes: two socket reads' worth of what a fast peer has under way, and still well inside a second-level cache.</summary>
    internal const int BufferSize = 64 * 1024;

    /// <summary>How many free buffers are kept (8 MiB): beyond that the collector gets them.</summary>
    private const int Limit = 128;

    internal readonly object Owner = owner;

    private PooledBuffer? _free;
    private int _count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PooledBuffer Rent()
    {
        PooledBuffer? buffer = _free;
        if (buffer is null) return new PooledBuffer(Owner);
        _free = buffer.Next;
        buffer.Next = null;
        _count--;
        return buffer;
    }

    /// <summary>Ends the buffer's rent; whoever still holds its generation can no longer use it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Return(PooledBuffer buffer)
    {
        buffer.Generation++;
        if (_count >= Limit) return;
        buffer.Next = _free;
        _free = buffer;
        _count++;
    }
}
