namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A suspension cannot stand in an exception filter.</summary>
public sealed class RG0013Tests
{
    [Fact]
    public void AFilter() => DiagnosticTest.Reports("RG0013", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M()
            {
                try { Yield(); }
                catch (IOException) when ([|Work(1)|] > 0) { }
            }
        }
        """);

    [Fact]
    public void AFilterBesideASuspension() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial void M()
            {
                try { Yield(); }
                catch (IOException e) when (e.HResult > 0) { Yield(); }
            }
        }
        """);
}
