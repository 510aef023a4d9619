namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A generated name is taken.</summary>
public sealed class RG0026Tests
{
    [Fact]
    public void TheFactory() => DiagnosticTest.Reports("RG0026", """
        static partial class C
        {
            public static void MTask() { }

            [ReactorTask]
            private static partial void [|M|]() => Yield();
        }
        """);

    [Fact]
    public void TheMachine() => DiagnosticTest.Reports("RG0026", """
        static partial class C
        {
            private sealed class MMachine;

            [ReactorTask]
            private static partial void [|M|]() => Yield();
        }
        """);

    [Fact]
    public void AnOverloadWithATypeOfTheSameName() => DiagnosticTest.Reports("RG0026", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M(System.Threading.Timer timer) => Yield();

            [ReactorTask]
            private static partial void [|M|](System.Timers.Timer timer) => Yield();
        }
        """);

    [Fact]
    public void AnotherOverload() => DiagnosticTest.Accepts("""
        static partial class C
        {
            public static void MTask(int x) { }

            [ReactorTask]
            private static partial void M() => Yield();
        }
        """);
}
