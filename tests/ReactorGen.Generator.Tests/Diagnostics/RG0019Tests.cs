namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>What this version cannot lower: what the compiler of async methods cannot either.</summary>
public sealed class RG0019Tests
{
    private static string Program(string body) => $$"""
        static partial class C
        {
            [ReactorTask]
            private static partial T Wait<T>(T value) { Yield(); return value; }

            [ReactorTask]
            private static partial void M(int[] values)
            {
                {{body}}
            }
        }
        """;

    [Theory]
    [InlineData("Type type = [|__reftype(__makeref(values[Wait(1)]))|];")]
    [InlineData("int value = [|__refvalue(__makeref(values[Wait(1)]), int)|];")]
    [InlineData("[|__refvalue(__makeref(values[Wait(1)]), int)|] = 1;")]
    public void InATypedReference(string body) => DiagnosticTest.Reports("RG0019", Program(body));

    [Fact]
    public void BesideATypedReference() => DiagnosticTest.Accepts(Program("int index = Wait(1); Type type = __reftype(__makeref(values[index])); Yield();"));
}
