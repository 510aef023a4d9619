namespace ReactorGen.Benchmarks;

/// <summary>Where spawned tasks leave what they have computed.</summary>
internal sealed class Tally
{
    internal long Sum;

    internal Tally Clear()
    {
        Sum = 0;
        return this;
    }
}
