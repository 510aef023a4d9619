namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>What this version cannot lower yet.</summary>
public sealed class RG0019Tests
{
    private const string Flag = """
        internal sealed class Flag
        {
            public static bool operator true(Flag flag) => true;
            public static bool operator false(Flag flag) => false;
            public static Flag operator &(Flag left, Flag right) => right;
        }
        """;

    [Fact]
    public void AUserDefinedShortCircuit() => DiagnosticTest.Reports("RG0019", Flag + """

        static partial class C
        {
            [ReactorTask]
            private static partial Flag Wait() { Yield(); return new Flag(); }

            [ReactorTask]
            private static partial void M(Flag flag)
            {
                Flag both = [|flag && Wait()|];
            }
        }
        """);

    [Fact]
    public void AUserDefinedShortCircuitBeside() => DiagnosticTest.Accepts(Flag + """

        static partial class C
        {
            [ReactorTask]
            private static partial void M(Flag flag)
            {
                Yield();
                Flag both = flag && flag;
            }
        }
        """);
}
