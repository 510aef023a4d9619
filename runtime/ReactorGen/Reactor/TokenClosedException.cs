namespace ReactorGen;

/// <summary>The registration a token stands for has ended, before the wait or during it.</summary>
/// <param name="token">The token.</param>
public sealed class TokenClosedException(Token token)
    : InvalidOperationException($"The registration of {token} has ended: the descriptor was deregistered or closed, or the reactor disposed.")
{
    /// <summary>The token whose registration has ended.</summary>
    public Token Token { get; } = token;
}
