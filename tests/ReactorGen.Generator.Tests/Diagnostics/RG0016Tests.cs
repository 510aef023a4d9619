namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A virtual call of a reactor task cannot be embedded.</summary>
public sealed class RG0016Tests
{
    [Fact]
    public void AVirtualMethod() => DiagnosticTest.Reports("RG0016", """
        partial class C
        {
            [ReactorTask]
            public virtual partial int Work() { Yield(); return 1; }

            [ReactorTask]
            public partial int M(C other) => [|other.Work()|];
        }
        """);

    [Fact]
    public void AStaticMethodOfATypeParameter() => DiagnosticTest.Reports("RG0016", """
        partial interface IWork
        {
            [ReactorTask]
            public static virtual partial int Work() { Yield(); return 1; }
        }

        static partial class C
        {
            [ReactorTask]
            private static partial int M<T>() where T : IWork => [|T.Work()|];
        }
        """);

    [Fact]
    public void ABaseCall() => DiagnosticTest.Accepts("""
        partial class B
        {
            [ReactorTask]
            public virtual partial int Work() { Yield(); return 1; }
        }

        partial class C : B
        {
            [ReactorTask]
            public partial int M() => base.Work();
        }
        """);

    [Fact]
    public void ASealedType() => DiagnosticTest.Accepts("""
        partial class B
        {
            [ReactorTask]
            public virtual partial int Work() { Yield(); return 1; }
        }

        sealed partial class C : B
        {
            [ReactorTask]
            public override partial int Work() { Yield(); return 2; }

            [ReactorTask]
            public partial int M(C other) => other.Work();
        }
        """);

    [Fact]
    public void AnInheritedMethodOfASealedType() => DiagnosticTest.Accepts("""
        partial class B
        {
            [ReactorTask]
            public virtual partial int Work() { Yield(); return 1; }
        }

        sealed partial class C : B
        {
            [ReactorTask]
            public partial int M(C other) => other.Work() + Work();
        }
        """);

    [Fact]
    public void TheMoveNextOfForEach() => DiagnosticTest.Reports("RG0016", """
        partial class Lines
        {
            public Lines GetEnumerator() => this;

            public int Current => 1;

            [ReactorTask]
            public virtual partial bool MoveNext() { Yield(); return false; }

            [ReactorTask]
            private static partial void M(Lines lines)
            {
                [|foreach|] (int line in lines) Console.WriteLine(line);
            }
        }
        """);
}
