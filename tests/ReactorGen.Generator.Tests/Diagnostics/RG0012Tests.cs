namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A suspension cannot stand in an unsafe context.</summary>
public sealed class RG0012Tests
{
    [Fact]
    public void AnUnsafeBlock() => DiagnosticTest.Reports("RG0012", Harness.TestProject.Of("""
        static partial class C
        {
            [ReactorTask]
            private static partial void M()
            {
                unsafe
                {
                    [|Yield()|];
                }
            }
        }
        """) with { AllowsUnsafe = true });

    [Fact]
    public void Fixed() => DiagnosticTest.Reports("RG0012", Harness.TestProject.Of("""
        static partial class C
        {
            [ReactorTask]
            private static partial void M(byte[] bytes)
            {
                unsafe
                {
                    fixed (byte* p = bytes) [|Yield()|];
                }
            }
        }
        """) with { AllowsUnsafe = true });

    [Fact]
    public void AnUnsafeMethod() => DiagnosticTest.Reports("RG0012", Harness.TestProject.Of("""
        static partial class C
        {
            [ReactorTask]
            private static unsafe partial void M() => [|Yield()|];
        }
        """) with { AllowsUnsafe = true });

    [Fact]
    public void AnUnsafeType() => DiagnosticTest.Reports("RG0012", Harness.TestProject.Of("""
        static unsafe partial class C
        {
            [ReactorTask]
            private static partial void M() => [|Yield()|];
        }
        """) with { AllowsUnsafe = true });

    [Fact]
    public void AnUnsafeBlockBeside() => Harness.GeneratorHarness.Run(Harness.TestProject.Of("""
        static partial class C
        {
            [ReactorTask]
            private static partial int M()
            {
                int x = 1;
                unsafe
                {
                    int* p = stackalloc int[1];
                    *p = x;
                }
                Yield();
                return x;
            }
        }
        """) with { AllowsUnsafe = true });
}
