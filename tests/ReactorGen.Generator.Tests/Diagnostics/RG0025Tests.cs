namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task cannot be synchronized.</summary>
public sealed class RG0025Tests
{
    [Fact]
    public void Synchronized() => DiagnosticTest.Reports("RG0025", """
        using System.Runtime.CompilerServices;

        partial class C
        {
            [ReactorTask, MethodImpl(MethodImplOptions.Synchronized)]
            private partial void [|M|]() => Yield();
        }
        """);

    [Fact]
    public void NoInlining() => DiagnosticTest.Accepts("""
        using System.Runtime.CompilerServices;

        partial class C
        {
            [ReactorTask, MethodImpl(MethodImplOptions.NoInlining)]
            private partial void M() => Yield();
        }
        """);
}
