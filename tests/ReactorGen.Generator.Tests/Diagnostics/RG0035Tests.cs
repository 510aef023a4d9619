namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A reactor task cannot use a file-local type.</summary>
public sealed class RG0035Tests
{
    [Fact]
    public void AVariableOfThatType() => DiagnosticTest.Reports("RG0035", """
        file sealed class Note { public int Length = 1; }

        static partial class C
        {
            [ReactorTask]
            public static partial int M()
            {
                var note = new [|Note|]();
                Yield();
                return note.Length;
            }
        }
        """);

    [Fact]
    public void AMemberOfANestedType() => DiagnosticTest.Reports("RG0035", """
        file static class Outer { public static class Inner { public const int Size = 4; } }

        static partial class C
        {
            [ReactorTask]
            public static partial int M() { Yield(); return [|Outer|].Inner.Size; }
        }
        """);

    [Fact]
    public void AnExtensionMethod() => DiagnosticTest.Reports("RG0035", """
        file static class Extensions { public static int Twice(this int x) => x * 2; }

        static partial class C
        {
            [ReactorTask]
            public static partial int M(int x) { Yield(); return x.[|Twice|](); }
        }
        """);

    [Fact]
    public void UsedBesideATask() => DiagnosticTest.Accepts("""
        file static class Note { public const int Size = 4; }

        static partial class C
        {
            private static int Size => Note.Size;

            [ReactorTask]
            public static partial int M() { Yield(); return Size; }
        }
        """);
}
