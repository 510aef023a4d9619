namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A task is made and not started.</summary>
public sealed class RG0038Tests
{
    [Fact]
    public void InAnOrdinaryMethod() => DiagnosticTest.Reports("RG0038", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            public static void Start() { [|WorkTask(1)|]; }
        }
        """);

    [Fact]
    public void InABody() => DiagnosticTest.Reports("RG0038", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M() { [|WorkTask(1)|]; Yield(); }
        }
        """);

    [Fact]
    public void ABoxedTask() => DiagnosticTest.Reports("RG0038", """
        abstract class C
        {
            public abstract BoxedTask Run();

            public void Start() { [|Run()|]; }
        }
        """);

    [Fact]
    public void SpawnedOrDiscarded() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M() { Spawn(WorkTask(1)); _ = WorkTask(2); Yield(); }
        }
        """);
}
