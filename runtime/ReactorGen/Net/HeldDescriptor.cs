namespace ReactorGen.Net;

/// <summary>A descriptor that stays open for the length of a system call, whoever disposes of its socket meanwhile.</summary>
/// <param name="shared">The reactor that holds it; null where only the caller's thread could close it.</param>
/// <param name="token">Its registration.</param>
/// <param name="number">The descriptor.</param>
internal readonly ref struct HeldDescriptor(Reactor? shared, Token token, int number)
{
    internal int Number { get; } = number;

    /// <summary>Lets it go, once.</summary>
    public void Dispose() => shared?.Release(token);
}
