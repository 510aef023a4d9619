using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Snapshots;

/// <summary>Compares a generated file with the one beside the test. On a mismatch the new text is written there as <c>.received.cs</c>.</summary>
internal static class Snapshot
{
    public static void Verify(string text, string name)
    {
        string folder = Repository.PathOf("tests", "ReactorGen.Generator.Tests", "Snapshots");
        string verified = Path.Combine(folder, $"{name}.verified.cs"), received = Path.Combine(folder, $"{name}.received.cs");
        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, text);
        Assert.Fail($"{name} differs from its snapshot, from this line on:\n{FirstDifference(expected, text)}\nIf the new text is right, move {received} over {verified}.");
    }

    private static string FirstDifference(string expected, string text)
    {
        string[] left = expected.Split('\n'), right = text.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line]) line++;
        return $"line {line + 1}\n- {(line < left.Length ? left[line] : "")}\n+ {(line < right.Length ? right[line] : "")}";
    }
}
