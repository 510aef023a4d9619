namespace ReactorGen.Lowering.Tests;

internal static class Dumps
{
    /// <summary>Compares dumps; line endings of the test's own source do not matter.</summary>
    public static void Equal(string expected, string dump) => Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd(), dump.TrimEnd());
}
