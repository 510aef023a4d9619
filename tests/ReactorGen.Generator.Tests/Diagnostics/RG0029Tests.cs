namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task cannot implement an interface explicitly.</summary>
public sealed class RG0029Tests
{
    [Fact]
    public void AnExplicitImplementation() => DiagnosticTest.Reports("RG0029", """
        interface IJob { void Run(); }

        partial class C : IJob
        {
            [ReactorTask]
            void IJob.[|Run|]() => Yield();
        }
        """);

    [Fact]
    public void AnImplicitImplementation() => DiagnosticTest.Accepts("""
        interface IJob { int Run(); }

        partial class C : IJob
        {
            [ReactorTask]
            public partial int Run() { Yield(); return 1; }
        }
        """);
}
