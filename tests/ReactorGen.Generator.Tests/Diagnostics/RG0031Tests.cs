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
}
