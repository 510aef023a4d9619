using Microsoft.CodeAnalysis;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task is not called by the runtime.</summary>
public sealed class RG0039Tests
{
    [Fact]
    public void AModuleInitializer() => DiagnosticTest.Reports("RG0039", """
        static partial class C
        {
            [ReactorTask, [|System.Runtime.CompilerServices.ModuleInitializer|]]
            internal static partial void M() => Yield();
        }
        """);

    [Fact]
    public void AMethodForUnmanagedCallers() => DiagnosticTest.Reports("RG0039", """
        using System.Runtime.InteropServices;

        static partial class C
        {
            [ReactorTask]
            [[|UnmanagedCallersOnly(EntryPoint = "m")|]]
            private static partial int M(int x) { Yield(); return x; }
        }
        """);

    [Theory]
    [InlineData("private static partial int [|Main|](string[] arguments) { Yield(); return 1; }")]
    [InlineData("static partial void [|Main|]() => Yield();")]
    public void TheEntryPoint(string method) => DiagnosticTest.Reports("RG0039", Program($$"""
        static partial class C
        {
            [ReactorTask]
            {{method}}
        }
        """));

    [Fact]
    public void AnotherMethodOfThatName() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int Main(string[] arguments) { Yield(); return 1; }
        }
        """);

    /// <summary>A call of it is dropped where its symbol is not defined, as any other.</summary>
    [Fact]
    public void AConditionalTask() => DiagnosticTest.Accepts("""
        using System.Diagnostics;

        static partial class C
        {
            [ReactorTask, Conditional("CHECKED")]
            private static partial void Check(int x) => Yield();

            [ReactorTask]
            private static partial void M() { Check(1); Yield(); }
        }
        """);

    private static TestProject Program(string marked) => TestProject.Of(marked) with { OutputKind = OutputKind.ConsoleApplication };
}
