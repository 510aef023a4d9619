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

    [Theory]
    [InlineData("[|Many|] notes = []; Yield(); return notes.Count;")]
    [InlineData("[|Pair|] notes = default; Yield(); return notes.Size;")]
    [InlineData("Yield(); return [|Note|].Size;")]
    [InlineData("Yield(); return [|Double|](x);")]
    public void AUsingOfOne(string body) => DiagnosticTest.Reports("RG0035", $$"""
        using Many = System.Collections.Generic.List<Hidden>;
        using Pair = (Hidden Note, int Size);
        using Note = Hidden;
        using static Tools;

        file sealed class Hidden { public const int Size = 4; }

        file static class Tools { public static int Double(int x) => x * 2; }

        static partial class C
        {
            [ReactorTask]
            public static partial int M(int x) { {{body}} }
        }
        """);

    [Theory]
    [InlineData("return list.[|Size|];")]
    [InlineData("return (list [|*|] 2).Count;")]
    [InlineData("list [|*=|] 2; return list.Count;")]
    [InlineData("var (a, b) [|=|] list; return a + b;")]
    [InlineData("return list is [|(1, 2)|] ? 1 : 2;")]
    [InlineData("[|foreach|] (int part in list.Count) return part; return 0;")]
    [InlineData("return new Bag { [|3|] }.Count;")]
    [InlineData("Bag bag = [|[3]|]; return bag.Count;")]
    [InlineData("return (from part in new Bag() [|select part|]).Count;")]
    public void AnExtensionThatIsNotNamed(string statement)
    {
        DiagnosticTest.Reports("RG0035", $$"""
            using System.Collections;

            public sealed class Bag : IEnumerable
            {
                public int Count;
                IEnumerator IEnumerable.GetEnumerator() => null!;
            }

            file static class Extensions
            {
                extension(List<int> list)
                {
                    public int Size => list.Count;
                    public static List<int> operator *(List<int> items, int times) => items;
                }

                public static void Deconstruct(this List<int> list, out int first, out int second) => first = second = list.Count;
                public static IEnumerator<int> GetEnumerator(this int count) => null!;
                public static void Add(this Bag bag, int part) => bag.Count += part;
                public static Bag Select(this Bag bag, Func<object, object> choose) => bag;
            }

            static partial class C
            {
                [ReactorTask]
                public static partial int M(List<int> list) { Yield(); {{statement}} }
            }
            """);
    }

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

    [Fact]
    public void AUsingThatNoTaskNeeds() => DiagnosticTest.Accepts("""
        using Note = Hidden;
        using static Tools;

        file sealed class Hidden { public int Size = 4; }

        file static class Tools { public static int Double(int x) => x * 2; }

        file sealed class AboutAttribute(Type type) : Attribute { public Type Type => type; }

        static partial class C
        {
            private static int Size => Double(new Note().Size);

            [ReactorTask, About(typeof(Note))]
            public static partial int M() { Yield(); return Size + nameof(Note).Length; }
        }
        """);
}
