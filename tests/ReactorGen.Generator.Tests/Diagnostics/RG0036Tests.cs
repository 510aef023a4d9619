using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task has a defining part already.</summary>
public sealed class RG0036Tests
{
    [Fact]
    public void InTheSameFile() => DiagnosticTest.Reports("RG0036", """
        static partial class C
        {
            public static partial int M();

            [ReactorTask]
            public static partial int [|M|]() { Yield(); return 1; }
        }
        """);

    [Fact]
    public void InAnotherFile()
    {
        TestProject project = TestProject.Of("""
            static partial class C
            {
                [ReactorTask]
                public static partial int M() { Yield(); return 1; }
            }
            """).With("/src/Other.cs", "static partial class C { public static partial int M(); }");
        GeneratorHarness.Run(project, "RG0036");
    }

    [Fact]
    public void TheGeneratedOne() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            public static partial int M() { Yield(); return 1; }
        }
        """);
}
