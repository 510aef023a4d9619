namespace ReactorGen.Benchmarks;

/// <summary>What the leaf of a chain throws in the rows about exceptions.</summary>
internal sealed class BenchmarkException : Exception;
