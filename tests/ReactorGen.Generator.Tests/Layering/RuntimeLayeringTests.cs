using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Layering;

/// <summary>
/// The runtime's arrows, checked on the compiled assembly. The parts are folders; most types share one namespace, so the sources say which type is
/// of which part.
/// </summary>
public sealed class RuntimeLayeringTests
{
    private static readonly string Sources = Repository.PathOf("runtime", "ReactorGen");

    private static readonly Dictionary<string, string> Parts = Directory.GetFiles(Sources, "*.cs", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Sources, f)).Where(f => f.Contains(Path.DirectorySeparatorChar) && !f.StartsWith("obj", StringComparison.Ordinal) && !f.StartsWith("bin", StringComparison.Ordinal))
        .SelectMany(Types).GroupBy(t => t.Name).ToDictionary(g => g.Key, g => g.First().Part);

    private static readonly AssemblyReferences References = new(typeof(ReactorTask).Assembly.Location);

    /// <summary>What everyone may use: the words that the parts speak to each other in, and the loop that a task of any part runs on.</summary>
    private static readonly HashSet<string> Vocabulary =
    [
        "ReactorGen.Token", "ReactorGen.Interest", "ReactorGen.Readiness", "ReactorGen.Trigger", "ReactorGen.TokenClosedException", "ReactorGen.RegistrationLimitException",
        "ReactorGen.Executor", "ReactorGen.ReactorTask", "ReactorGen.TaskAbandonedException",
    ];

    [Theory]
    [InlineData("EventQueues", "Reactor", "Tasks", "Executors", "Leaves", "Net", "Sync", "Sources")]
    [InlineData("Reactor", "Tasks", "Executors", "Leaves", "Net", "Sync", "Sources")]
    [InlineData("Tasks", "EventQueues", "Leaves", "Composition", "Net", "Sync", "Sources")]
    [InlineData("Time", "EventQueues", "Tasks", "Executors", "Leaves", "Net", "Sync", "Sources")]
    [InlineData("Executors", "Net", "Sync", "Sources")]
    [InlineData("Leaves", "EventQueues", "Composition", "Net", "Sync", "Sources")]
    [InlineData("Composition", "EventQueues", "Net", "Sync", "Sources")]
    [InlineData("Sync", "Net", "EventQueues", "Sources")]
    [InlineData("Net", "Sources")]
    public void SeesNothingAbove(string part, params string[] above) => AssertUsesNone(part, above, Vocabulary);

    /// <summary>Net is given the core, from which it takes the reactor and the buffers, and sees nothing else of the executors.</summary>
    [Fact]
    public void NetSeesOfTheExecutorsOnlyTheCore() => AssertUsesNone("Net", ["Executors"], [.. Vocabulary, "ReactorGen.Executors.Core"]);

    /// <summary>Each part adds its own leaves to it: what it uses cannot be laid to one of them.</summary>
    private const string SharedByAllParts = "ReactorGen.ReactorTask";

    private static void AssertUsesNone(string part, string[] above, HashSet<string> allowed)
    {
        string[] found =
        [
            .. References.Uses.Where(u => u.From != SharedByAllParts && PartOf(u.From) == part && above.Contains(PartOf(u.To)) && !allowed.Contains(u.To)).Select(u => $"{u.From} uses {u.To} of {PartOf(u.To)}").Order(),
        ];
        Assert.True(found.Length == 0, string.Join("\n", found));
    }

    [Fact]
    public void OnlyEventQueuesAndNetImportNativeCode() =>
        Assert.All(References.Importers, type => Assert.Contains(PartOf(type), new[] { "EventQueues", "Net" }));

    /// <summary>The check can fail: it sees the uses that are there.</summary>
    [Fact]
    public void SeesTheArrowsThatExist()
    {
        Assert.NotEmpty(References.Importers);
        Assert.Contains(References.Uses, u => PartOf(u.From) == "Executors" && PartOf(u.To) == "Reactor");
        Assert.Contains(References.Uses, u => u.From.Contains('`') && PartOf(u.From) == "Sync" && PartOf(u.To) == "Machines");
        Assert.Contains(References.Uses, u => u.To.Contains('`') && PartOf(u.From) == "Executors" && PartOf(u.To) == "Tasks");
        // A type that is laid to no part is checked for nothing.
        string[] missing = [.. References.Uses.SelectMany(u => new[] { u.From, u.To }).Where(type => type.StartsWith("ReactorGen.", StringComparison.Ordinal) && PartOf(type).Length == 0).Distinct().Order()];
        Assert.True(missing.Length == 0, string.Join("\n", missing));
        Assert.Contains(References.Uses, u => PartOf(u.From) == "Reactor" && PartOf(u.To) == "EventQueues");
    }

    private static string PartOf(string type) => Parts.TryGetValue(type, out string? part) ? part : "";

    private static IEnumerable<(string Name, string Part)> Types(string file)
    {
        var root = (CompilationUnitSyntax)TestProject.Parse(file, File.ReadAllText(Path.Combine(Sources, file))).GetRoot();
        foreach (MemberDeclarationSyntax type in root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(t => t is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
        {
            string space = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";
            (string name, int arity) = type switch
            {
                TypeDeclarationSyntax t => (t.Identifier.ValueText, t.Arity),
                DelegateDeclarationSyntax d => (d.Identifier.ValueText, d.Arity),
                _ => (((BaseTypeDeclarationSyntax)type).Identifier.ValueText, 0),
            };
            if (type.Parent is not TypeDeclarationSyntax) yield return ($"{space}.{name}{(arity > 0 ? $"`{arity}" : "")}", file.Split(Path.DirectorySeparatorChar)[0]);
        }
    }
}
