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
    public void AnOverloadWithATypeOfTheSameName() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial void M(System.Threading.Timer timer) => Yield();

            [ReactorTask]
            private static partial void M(System.Timers.Timer timer) => Yield();
        }
        """);

    [Fact]
    public void AnOverloadWithTheNameOfAnother() => DiagnosticTest.Reports("RG0026", """
        static partial class C
        {
            private sealed class A_B;

            private sealed class A;

            private sealed class B;

            [ReactorTask]
            private static partial void M(A_B both) => Yield();

            [ReactorTask]
            private static partial void [|M|](A a, B b) => Yield();
        }
        """);

    [Fact]
    public void AnOuterTypeThatTheTypeUses() => DiagnosticTest.Reports("RG0026", """
        sealed class MMachine { public int X; }

        static partial class C
        {
            [ReactorTask]
            private static partial void [|M|]()
            {
                var machine = new MMachine();
                Yield();
                machine.X++;
            }
        }
        """);

    [Fact]
    public void AnOuterTypeThatTheTypeDoesNotUse() => DiagnosticTest.Accepts("""
        sealed class MMachine;

        static partial class C
        {
            [ReactorTask]
            private static partial void M() => Yield();
        }
        """);

    [Fact]
    public void ATypeParameterNamedLikeAMemberOfTheMachine() => DiagnosticTest.Reports("RG0026", """
        static partial class C
        {
            [ReactorTask]
            private static partial void [|M|]<Start>(Start x) => Yield();
        }
        """);

    [Fact]
    public void ATypeParameterThatHidesOneOfTheType() => DiagnosticTest.Reports("RG0026", """
        #pragma warning disable CS0693
        partial class C<T>
        {
            [ReactorTask]
            private partial void [|M|]<T>(T x) => Yield();
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
