namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task must be partial.</summary>
public sealed class RG0001Tests
{
    [Fact]
    public void AMethodThatIsNot() => DiagnosticTest.Reports("RG0001", """
        static partial class C
        {
            [ReactorTask]
            private static void [|M|]() => Yield();
        }
        """);

    [Fact]
    public void ALeafNeedNotBe() => DiagnosticTest.Accepts("""
        using ReactorGen.Machines;
        static partial class C
        {
            [ReactorTask(Machine = typeof(YieldMachine))]
            public static void Leaf() { }
        }
        """);

    [Fact]
    public void AnAttributeOfThatNameFromElsewhere() => DiagnosticTest.Accepts("""
        namespace Other
        {
            [AttributeUsage(AttributeTargets.Method)] sealed class ReactorTaskAttribute : Attribute;

            static class C
            {
                [ReactorTask] private static void M() { }
            }
        }
        """);
}
