using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Incrementality;

/// <summary>
/// Random edits of a project of several files, one after the other, with one driver throughout, as in an editor. After each the files must be
/// those of a fresh run on fresh trees: whatever was cached, nothing was missed. <c>REACTORGEN_EDITS</c> sets how many there are.
/// </summary>
public sealed class RandomEditTests
{
    private static EditableFile[] Files() =>
    [
        new("/src/Tasks.cs", """
            ⟨|using System.Text;|#define EXTRA
            ⟩⟨using Box = System.Collections.Generic.List<int>;|using Box = System.Collections.Generic.List<string>;|using Box = System.Text.StringBuilder;⟩
            ⟨|using static Other.Imported;⟩
            ⟨|#nullable disable⟩
            namespace ⟨Sample|Sample.Inner|Other⟩
            {
                ⟨|// A comment.
                ⟩⟨public |internal |⟩static ⟨partial |partial |partial |⟩class Tasks
                {
                    [ReactorTask]
                    ⟨private|internal⟩ static partial int Count(int limit⟨|, int step = 1|, int step = Shared.Numbers.Size⟩)
                    {
                        ⟨var kept = Shared.Numbers.Make();|var kept = Shared.Numbers.Make(limit);|var kept = new Box();|var kept = limit.Twice();⟩
                        while (limit > 0)
                        {
                            ⟨Yield();|Yield(); // again|lock (kept!) Yield();|Delay(TimeSpan.Zero);⟩
            ⟨//|#nullable disable|#pragma warning disable CS0219|#nullable restore⟩
                            limit--;
                        }
                        ⟨Use(kept);|_ = kept;|missing(kept);⟩
                        return ⟨limit|Tail(limit)|Imported()|(int)Shared.Color.Green⟩;
                    }

                    ⟨[ReactorTask]|[ReactorTask]|[ReactorGen.ReactorTask]|⟩
                    private static partial int Tail(int depth) ⟨{ var p = new Shared.Pair(1, "a"); int unread = 1; Yield(); Use(p); return depth; }|=> depth > 0 ? Tail(depth - 1) : Shared.Host.Work(depth);|{ return 1 }⟩

                    ⟨private static void Use(object? value) { }|private static void Use<T>(T value) { }|private static void Use(int value) { } private static void Use(string? value) { }⟩
                    ⟨|private static int TailTask(int depth) => 1;|internal struct CountMachine { }|[ReactorTask] private static partial void Count(string text) { Yield(); }⟩
                    ⟨private static int Imported() => 1;|private static long Imported() => 1;|⟩
                }
            }
            """),
        new("/src/Shared.cs", """
            ⟨|global using Imports = System.Math;⟩
            namespace Shared;
            ⟨public static class Extensions { public static int Twice(this int n) => n * 2; }|⟩
            public static class Numbers
            {
                public const ⟨int|long|byte⟩ Size = ⟨4|5|Other.Base⟩;
                public static ⟨string|char[]|string?|(int Left, int Right)|Span<int>|dynamic⟩ Make() ⟨=> throw new Exception();|{ int n = 1; Console.WriteLine(n); throw new Exception(); }|{
            #nullable disable
                throw null; }⟩
                ⟨public static string? Make(int n) => null;|public static int Make(long n) => 1;|⟩
                ⟨private static class Other { public const byte Base = 3; }|⟩
            }
            public enum Color { Red, ⟨Green|Green = 7|Blue⟩ }
            public ⟨struct|readonly struct|ref struct|class|record struct⟩ Pair(int left, ⟨string|object|int⟩ right)
            {
                public int Left ⟨=> left;|{ get => field; set => field = value; }|=> right.GetHashCode();⟩
                public ⟨override string ToString() => "";|int M() => left;|void N() { }⟩
            }
            """),
        new("/src/Host.cs", """
            namespace Shared
            {
                public ⟨partial class|partial class|sealed partial class|partial struct|partial record⟩ Host⟨|(int seed)|<T>⟩
                {
                    [ReactorTask]
                    ⟨public|internal|private⟩ static partial ⟨int|int|long|string⟩ Work(int n⟨|, params int[] more⟩)
                    {
                        var text = Value;
                        ⟨Yield();|Suspend(default, Interest.Readable);|Again(n);⟩
                        Console.WriteLine(text);
                        return default!;
                    }
                    [ReactorTask]
                    private static partial void Again(int n) { ⟨Yield();|Work(n);|if (n > 0) Again(n - 1);⟩ }
                    private static ⟨string|object|int⟩ Value ⟨=> default!;|{ get { return default!; } }|= default!;⟩
                }
            }
            """),
        new("/src/Other.cs", """
            ⟨|System.Console.WriteLine("top"); int limit = 1;⟩
            namespace Other
            {
                public static class Imported { public static int Tail(string text) ⟨=> 1;|=> 2;|{ return text.Length; }⟩ ⟨|public static int Use(object o) => 1;⟩ }
                ⟨|public class ReactorTaskAttribute : System.Attribute { }⟩
                public delegate ⟨int|void⟩ Callback();
            }
            """),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AfterEveryEditTheResultIsThatOfAFreshRun(int seed)
    {
        int edits = int.Parse(Environment.GetEnvironmentVariable("REACTORGEN_EDITS") ?? "100", CultureInfo.InvariantCulture);
        var random = new Random(seed);
        EditableFile[] files = Files();
        CSharpCompilation compilation = Project(files).Compile();
        GeneratorDriver driver = GeneratorHarness.CreateDriver(Project(files)).RunGenerators(compilation);
        for (int edit = 0; edit < edits; edit++)
        {
            EditableFile file = files[random.Next(files.Length)];
            file.Edit(random);
            string text = file.Text;
            // Now and then a token is missing, as while one types; the next edit of the file brings it back.
            if (random.Next(8) == 0) text = WithoutAToken(text, random);
            SyntaxTree old = compilation.SyntaxTrees.Single(t => t.FilePath == file.Path);
            compilation = compilation.ReplaceSyntaxTree(old, EditableFile.Typed(old, text));
            driver = driver.RunGenerators(compilation);
            Compare(seed, edit, compilation, driver, file.Path, text);
        }
    }

    private static TestProject Project(EditableFile[] files) => new() { Files = [.. files.Select(f => (f.Path, f.Text))] };

    private static void Compare(int seed, int edit, CSharpCompilation compilation, GeneratorDriver driver, string path, string text)
    {
        CSharpCompilation again = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(t => TestProject.Parse(t.FilePath, t.ToString())));
        GeneratorDriver fresh = GeneratorHarness.CreateDriver(new TestProject()).RunGenerators(again);
        Assert.Empty(driver.GetRunResult().Diagnostics);
        (string, string)[] expected = Texts(fresh), found = Texts(driver);
        Assert.True(expected.SequenceEqual(found), $"Seed {seed}, edit {edit}, of {path}:\n{text}\n{Difference(expected, found)}");
    }

    private static string Difference((string Name, string Text)[] expected, (string Name, string Text)[] found)
    {
        foreach (string name in expected.Concat(found).Select(f => f.Name).Distinct())
        {
            string[] fresh = Lines(expected, name), cached = Lines(found, name);
            int line = Enumerable.Range(0, Math.Max(fresh.Length, cached.Length)).FirstOrDefault(i => fresh.ElementAtOrDefault(i) != cached.ElementAtOrDefault(i), -1);
            if (line >= 0) return $"{name}, line {line + 1}\n  fresh: {fresh.ElementAtOrDefault(line)}\n  found: {cached.ElementAtOrDefault(line)}";
        }
        return "";

        static string[] Lines((string Name, string Text)[] files, string name) => files.FirstOrDefault(f => f.Name == name).Text?.Split('\n') ?? [];
    }

    private static (string, string)[] Texts(GeneratorDriver driver) =>
        [.. GeneratorHarness.Single(driver).GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString())).Order()];

    private static string WithoutAToken(string text, Random random)
    {
        SyntaxToken[] tokens = [.. TestProject.Parse("/src/a.cs", text).GetRoot().DescendantTokens().Where(t => t.Span.Length > 0)];
        Microsoft.CodeAnalysis.Text.TextSpan span = tokens[random.Next(tokens.Length)].Span;
        return text.ReplaceLineEndings("\n").Remove(span.Start, span.Length);
    }
}
