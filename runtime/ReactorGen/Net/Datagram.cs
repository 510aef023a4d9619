namespace ReactorGen.Net;

/// <summary>A datagram that was received. Its bytes are in the caller's buffer.</summary>
/// <typeparam name="TPeer">What a sender's address is.</typeparam>
/// <param name="Length">How many bytes of it are in the buffer; 0 is a datagram without any.</param>
/// <param name="FullLength">How many bytes it had; what did not fit in the buffer is lost.</param>
/// <param name="Sender">Where it came from.</param>
public readonly record struct Datagram<TPeer>(int Length, int FullLength, TPeer Sender) where TPeer : struct
{
    /// <summary>Whether the buffer was too small.</summary>
    public bool IsTruncated => FullLength > Length;
}
