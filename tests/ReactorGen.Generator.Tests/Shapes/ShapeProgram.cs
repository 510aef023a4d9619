using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Shapes;

/// <summary>One small program of the text files beside this one.</summary>
/// <param name="Expected">The ids of its errors and warnings, C#'s own among them.</param>
/// <remarks>
/// A program begins with <c>=== name</c> and what it asks of its project: <c>expect:ID,ID</c>, <c>lang:9</c>, <c>nullable:disable</c>, <c>out:</c> a kind of
/// output, <c>extern:</c> an alias, <c>unsafe</c>, <c>checked</c>, <c>docs</c>. A line <c>--- name</c> begins another file.
/// </remarks>
internal sealed partial record ShapeProgram(string Name, TestProject Project, string[] Expected)
{
    private static readonly Lazy<MetadataReference> Aliased = new(() => CSharpCompilation.Create(
        "Aliased", [TestProject.Parse("/src/Aliased.cs", "namespace Ext { public static class Thing { public static int Value => 42; } public class Box; }")],
        TestProject.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference());

    public static IReadOnlyList<ShapeProgram> All { get; } =
    [
        .. Directory.GetFiles(Repository.PathOf("tests", "ReactorGen.Generator.Tests", "Shapes"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(f => Start().Split("\n" + File.ReadAllText(f).ReplaceLineEndings("\n")).Skip(1)).Select(Parse),
    ];

    private static ShapeProgram Parse(string text)
    {
        int end = text.IndexOf('\n');
        string head = text[..end];
        string[] words = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(LanguageVersionFacts.TryParse(Option("lang") ?? "14", out LanguageVersion version));
        var project = new TestProject
        {
            Files = [.. Files(text[end..])],
            LanguageVersion = version,
            Nullable = Enum.Parse<NullableContextOptions>(Option("nullable") ?? "enable", ignoreCase: true),
            OutputKind = Enum.Parse<OutputKind>(Option("out") ?? nameof(OutputKind.DynamicallyLinkedLibrary)),
            AllowsUnsafe = words.Contains("unsafe"),
            ChecksOverflow = words.Contains("checked"),
            AsksForDocumentation = words.Contains("docs"),
        };
        if (Option("extern") is { } alias) project = project with { References = [.. project.References, Aliased.Value.WithAliases([alias])] };
        return new ShapeProgram(words[0], project, Option("expect")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []);

        string? Option(string name) => words.FirstOrDefault(w => w.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..];
    }

    private static IEnumerable<(string Path, string Text)> Files(string text)
    {
        string[] parts = text.Split("\n--- ");
        yield return (TestProject.UserFile, parts[0]);
        foreach (string part in parts.Skip(1)) yield return ("/src/" + part[..part.IndexOf('\n', StringComparison.Ordinal)], part[part.IndexOf('\n', StringComparison.Ordinal)..]);
    }

    [GeneratedRegex("\n=== ")]
    private static partial Regex Start();
}
