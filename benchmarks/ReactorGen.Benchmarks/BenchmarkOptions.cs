using System.Globalization;

namespace ReactorGen.Benchmarks;

/// <summary>The command line.</summary>
internal sealed record BenchmarkOptions(int Rounds, double Milliseconds, string? Filter, string? Json)
{
    internal const string Usage = """
        usage: dotnet run -c Release --project benchmarks/ReactorGen.Benchmarks -- [options]
          --rounds N      samples of each contestant (15)
          --ms M          milliseconds of one sample (25)
          --filter TEXT   only where "title of the row / name of the contestant" contains TEXT; A+B for both, A,B for either
          --json FILE     writes the figures there too
        """;

    internal bool Selects(string name) =>
        Filter is null || Filter.Split(',').Any(choice => choice.Split('+').All(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)));

    /// <returns>Null where the command line cannot be understood.</returns>
    internal static BenchmarkOptions? Parse(string[] arguments)
    {
        var options = new BenchmarkOptions(15, 25, null, null);
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length) return null;
            string value = arguments[i + 1];
            switch (arguments[i])
            {
                case "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) && rounds > 0:
                    options = options with { Rounds = rounds };
                    break;
                case "--ms" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double milliseconds) && milliseconds > 0:
                    options = options with { Milliseconds = milliseconds };
                    break;
                case "--filter":
                    options = options with { Filter = value };
                    break;
                case "--json":
                    options = options with { Json = value };
                    break;
                default:
                    return null;
            }
        }
        return options;
    }
}
