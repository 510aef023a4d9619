namespace FrameLoop;

/// <summary>The state of the game. Tasks and frames touch it on one thread, the loop's: there is no lock.</summary>
internal sealed class World
{
    public int Frames { get; private set; }

    public int Moves { get; private set; }

    public Dictionary<string, (int X, int Y)> Players { get; } = [];

    public (int X, int Y) Move(string player, char direction)
    {
        (int x, int y) = Players[player];
        Moves++;
        return Players[player] = direction switch
        {
            'n' => (x, y + 1),
            's' => (x, y - 1),
            'e' => (x + 1, y),
            'w' => (x - 1, y),
            _ => (x, y),
        };
    }

    /// <summary>What a game does sixty times a second.</summary>
    public void Advance() => Frames++;
}
