namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task with a result needs an accessibility modifier.</summary>
public sealed class RG0003Tests
{
    [Fact]
    public void AResultWithoutOne() => DiagnosticTest.Reports("RG0003", """
        static partial class C
        {
            [ReactorTask]
            static partial int [|M|]() { Yield(); return 1; }
        }
        """, "CS0759", "CS8796");

    /// <summary>C# says it of the user's part, and not again of one that is generated.</summary>
    [Theory]
    [InlineData("virtual")]
    [InlineData("new")]
    public void AModifierWithoutOne(string modifier) => DiagnosticTest.Reports("RG0003", $$"""
        class B { internal void {{(modifier == "new" ? "M" : "N")}}() { } }

        partial class C : B
        {
            [ReactorTask]
            {{modifier}} partial void [|M|]() { Yield(); }
        }
        """, "CS0759", "CS8798");

    [Fact]
    public void VoidWithoutOne() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            static partial void M() => Yield();
        }
        """);
}
