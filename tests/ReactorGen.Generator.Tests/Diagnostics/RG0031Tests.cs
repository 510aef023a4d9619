namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A suspension cannot depend on dynamic.</summary>
public sealed class RG0031Tests
{
    [Fact]
    public void ADynamicArgument() => DiagnosticTest.Reports("RG0031", """
        static partial class C
        {
            [ReactorTask]
            private static partial void Work(int value) => Yield();

            [ReactorTask]
            private static partial void Work(string value) => Yield();

            [ReactorTask]
            private static partial void M(dynamic value)
            {
                [|Work(value)|];
            }
        }
        """);

    [Fact]
    public void ACastArgument() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial void Work(int value) => Yield();

            [ReactorTask]
            private static partial void Work(string value) => Yield();

            [ReactorTask]
            private static partial void M(dynamic value)
            {
                Work((int)value);
            }
        }
        """);

    [Fact]
    public void ADynamicArgumentOfTheOnlyCandidate() => DiagnosticTest.Reports("RG0031", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(object value) { Yield(); return 1; }

            [ReactorTask]
            private static partial int M(dynamic value) => [|Work(value)|];
        }
        """);

    [Fact]
    public void DynamicInTheResult() => DiagnosticTest.Reports("RG0031", """
        static partial class C
        {
            [ReactorTask]
            private static partial [|List<dynamic>|] M() { Yield(); return []; }
        }
        """);

    [Fact]
    public void AnOrdinaryCallBoundAtRunTime() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int value) { Yield(); return value; }

            private static int Add(object left, int right) => right;

            [ReactorTask]
            private static partial int M(dynamic value) { int sum = Add(value, Work(1)); return sum; }
        }
        """);
}
