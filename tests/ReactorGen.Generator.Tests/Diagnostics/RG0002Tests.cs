namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>Every type around a reactor task must be partial.</summary>
public sealed class RG0002Tests
{
    [Fact]
    public void TheTypeItself() => DiagnosticTest.Reports("RG0002", """
        static class [|C|]
        {
            [ReactorTask]
            private static partial void M() => Yield();
        }
        """, "CS0751", "CS0759");

    [Fact]
    public void TheOuterType() => DiagnosticTest.Reports("RG0002", """
        static class [|Outer|]
        {
            static partial class Inner
            {
                [ReactorTask]
                private static partial void M() => Yield();
            }
        }
        """, "CS0759");

    [Fact]
    public void OnceForAllTasksOfTheType() => DiagnosticTest.Reports("RG0002", """
        static class [|C|]
        {
            [ReactorTask]
            private static partial void M() => Yield();

            [ReactorTask]
            private static partial void N() => M();
        }
        """, "CS0751", "CS0759", "CS0751", "CS0759");

    [Fact]
    public void NestedPartialTypes() => DiagnosticTest.Accepts("""
        static partial class Outer
        {
            static partial class Inner
            {
                [ReactorTask]
                private static partial void M() => Yield();
            }
        }
        """);
}
