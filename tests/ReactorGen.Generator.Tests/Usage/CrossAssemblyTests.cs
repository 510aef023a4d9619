using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Usage;

/// <summary>A task of a referenced assembly is called by its siblings: <c>M</c>, <c>MTask</c> and <c>MMachine.Begin</c>.</summary>
public sealed class CrossAssemblyTests
{
    private const string Library = """
        namespace Library;

        public static partial class Tasks
        {
            [ReactorTask]
            public static partial int Sum(int x, int times = 2) { Yield(); return x * times; }

            [ReactorTask]
            public static partial T Echo<T>(this T value, string? name = null) { Yield(); return value; }
        }

        public partial class Box<T>
        {
            [ReactorTask]
            public partial T Keep(T value) { Yield(); return value; }

            [ReactorTask]
            public partial U Keep<U>(T value, Func<T, U> convert) { Yield(); return convert(value); }
        }
        """;

    private static readonly ImmutableArray<MetadataReference> References = [TestProject.Runtime, Reference(TestProject.Of(Library) with { Name = "Library" })];

    private static MetadataReference Reference(TestProject project)
    {
        using var image = new MemoryStream();
        GeneratorHarness.Run(project).Emit(image);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    [Fact]
    public void EmbedsTheMachinesOfTheOtherAssembly()
    {
        GeneratorRun run = GeneratorHarness.Run(TestProject.Of("""
            using Library;

            static partial class C
            {
                [ReactorTask]
                private static partial string M(Box<int> box)
                {
                    int sum = Tasks.Sum(1) + Tasks.Sum(times: 3, x: 2);
                    return box.Keep(sum.Echo(), x => x.ToString()) + box.Keep(1);
                }
            }
            """) with { References = References });
        string text = run.Text();
        Assert.Contains("internal global::Library.Tasks.SumMachine ", text, StringComparison.Ordinal);
        Assert.Contains("internal global::Library.Tasks.EchoMachine<int> ", text, StringComparison.Ordinal);
        Assert.Contains("internal global::Library.Box<int>.KeepMachine_T ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ACallOutsideABodyIsAnErrorThereToo() => GeneratorHarness.Run(TestProject.Of("""
        static class C
        {
            public static int M() => Library.Tasks.Sum(1);
        }
        """) with { References = References }, "RG0015");
}
