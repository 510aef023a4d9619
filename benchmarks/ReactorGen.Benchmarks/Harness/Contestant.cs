namespace ReactorGen.Benchmarks.Harness;

/// <summary>One way to do what a row measures.</summary>
/// <param name="Name">As printed.</param>
/// <param name="Run">Performs a number of operations and returns what they add up to.</param>
/// <param name="IsOurs">Whether the row's targets are this one's.</param>
internal sealed record Contestant(string Name, Func<int, long> Run, bool IsOurs = false);

/// <summary>One line of DESIGN's table of numbers: contestants that do the same; the first is what the others are compared with.</summary>
/// <param name="Title">What one operation is.</param>
/// <param name="Expected">The closed form of the result of a number of operations.</param>
/// <param name="FirstLanding">At most this ratio to the first contestant, now; null where the row is for information.</param>
/// <param name="Goal">The ratio to reach later.</param>
/// <param name="Contestants">Who takes part.</param>
internal sealed record Row(string Title, Func<int, long> Expected, double? FirstLanding, double? Goal, params Contestant[] Contestants);
