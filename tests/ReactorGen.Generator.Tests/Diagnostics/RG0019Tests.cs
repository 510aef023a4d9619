namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>What this version cannot lower yet.</summary>
public sealed class RG0019Tests
{
    [Fact]
    public void ANullConditionalAccess() => DiagnosticTest.Reports("RG0019", """
        static partial class C
        {
            internal sealed partial class Text
            {
                [ReactorTask]
                public partial int Wait() { Yield(); return 1; }
            }

            [ReactorTask]
            private static partial int M(Text? text)
            {
                return text?[|.Wait()|] ?? 0;
            }
        }
        """);

    [Fact]
    public void ANullConditionalAccessBeside() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int M(string? text)
            {
                Yield();
                return text?.Length ?? 0;
            }
        }
        """);
}
