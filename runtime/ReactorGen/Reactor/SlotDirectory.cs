using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ReactorGen;

/// <summary>
/// Finds slots by token. Every number leads to some slot: one that cannot be right leads to a slot with <see cref="NoGeneration"/>, so that
/// the caller's one comparison of generations finds every bad token.
/// </summary>
/// <param name="chunks">Chunks of <see cref="ChunkSize"/> slots, none null. Slot 0 has no generation.</param>
/// <param name="address">What the tokens of this reactor have in the upper bits of their lower half.</param>
internal readonly struct SlotDirectory(Slot[][] chunks, uint address)
{
    public const int ChunkBits = 8;
    public const int ChunkSize = 1 << ChunkBits;

    /// <summary>A generation that no token has.</summary>
    public const uint NoGeneration = uint.MaxValue;

    private readonly Slot[][] _chunks = chunks;
    private readonly uint _address = address;

    /// <summary>The slot a token leads to. Any thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Slot Find(Token token)
    {
        Slot[][] chunks = _chunks;
        uint index = token.Address ^ _address;
        if (index >> ChunkBits >= (uint)chunks.Length) index = 0;
        Slot[] chunk = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(chunks), index >> ChunkBits);     // in range by the line above
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(chunk), index & (ChunkSize - 1));     // every chunk has that many
    }
}
