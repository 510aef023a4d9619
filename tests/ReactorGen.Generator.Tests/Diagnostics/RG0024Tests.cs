namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A captured variable that changes.</summary>
public sealed class RG0024Tests
{
    [Fact]
    public void AssignedTwice() => DiagnosticTest.Reports("RG0024", """
        static partial class C
        {
            [ReactorTask]
            private static partial int M()
            {
                int [|count|] = 0;
                Action add = () => count++;
                Yield();
                add();
                return count;
            }
        }
        """);

    [Fact]
    public void AssignedOnce() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial int M()
            {
                int count = Work(1);
                Func<int> get = () => count;
                Yield();
                return get();
            }
        }
        """);
}
