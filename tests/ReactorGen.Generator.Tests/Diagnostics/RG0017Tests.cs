namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task is no delegate.</summary>
public sealed class RG0017Tests
{
    [Fact]
    public void AMethodGroup() => DiagnosticTest.Reports("RG0017", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            public static Func<int, int> Source => [|Work|];
        }
        """);

    [Fact]
    public void AnArgument() => DiagnosticTest.Reports("RG0017", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            public static int Sum(int[] xs) => xs.Select([|Work|]).Sum();
        }
        """);

    [Fact]
    public void InABody() => DiagnosticTest.Reports("RG0017", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial int M()
            {
                Func<int, int> f = [|Work|];
                Yield();
                return f(1);
            }
        }
        """);

    [Fact]
    public void Nameof() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            public static string Name => nameof(C.Work);
        }
        """);
}
