namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A local function uses variables of the task around it.</summary>
public sealed class RG0034Tests
{
    [Fact]
    public void AParameter() => DiagnosticTest.Reports("RG0034", """
        static partial class C
        {
            [ReactorTask]
            private static partial int M(int x)
            {
                Yield();
                return Twice();

                int Twice() => [|x|] * 2;
            }
        }
        """);

    [Fact]
    public void OneThatUsesItsOwn() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int M(int x)
            {
                Yield();
                return Twice(x);

                static int Twice(int y) => y * 2;
            }
        }
        """);

    [Fact]
    public void ALambda() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int M(int x)
            {
                Yield();
                Func<int> twice = () => x * 2;
                return twice();
            }
        }
        """);
}
