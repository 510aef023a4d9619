namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>A stack-only value cannot live across a suspension.</summary>
public sealed class RG0021Tests
{
    [Fact]
    public void ASpan() => DiagnosticTest.Reports("RG0021", """
        static partial class C
        {
            [ReactorTask]
            private static partial void M(Memory<byte> buffer)
            {
                Span<byte> [|span|] = buffer.Span;
                Yield();
                span.Clear();
            }
        }
        """);

    [Fact]
    public void ForEachOverASpan() => DiagnosticTest.Reports("RG0021", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M(Memory<byte> buffer)
            {
                foreach (byte b in [|buffer.Span|])
                    Work(b);
            }
        }
        """);

    [Theory]
    [InlineData("int n = Sum([|array|], Work(1))")]
    [InlineData("int n = Sum([|default|], Work(1))")]
    [InlineData("int n = Length([|\"abc\"|], Work(1))")]
    public void AnOperandThatIsConvertedInFrontOfASuspension(string statement) => DiagnosticTest.Reports("RG0021", $$"""
        static partial class C
        {
            private static int Sum(Span<int> span, int n) => span.Length + n;
            private static int Length(ReadOnlySpan<char> span, int n) => span.Length + n;

            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            [ReactorTask]
            private static partial void M(int[] array)
            {
                {{statement}};
            }
        }
        """);

    [Fact]
    public void AnOperandInFrontOfASuspension() => DiagnosticTest.Reports("RG0021", """
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

            private static void Use(Span<byte> span, int x) { }

            [ReactorTask]
            private static partial void M(Memory<byte> buffer)
            {
                Use([|buffer.Span|], Work(1));
            }
        }
        """);

    [Fact]
    public void ThePartOfASubjectOnBothSidesOfAGuard() => DiagnosticTest.Reports("RG0021", """
        static partial class C
        {
            [ReactorTask]
            private static partial bool Work() { Yield(); return true; }

            [ReactorTask]
            private static partial int M(Memory<byte> buffer) => buffer switch
            {
                { Span: [|[1, ..]|] } when Work() => 1,
                { Span: [2, ..] } => 2,
                _ => 3,
            };
        }
        """);

    [Fact]
    public void ThePartOfASubjectOnOneSideOfAGuard() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial bool Work() { Yield(); return true; }

            [ReactorTask]
            private static partial int M(Memory<byte> buffer) => buffer switch
            {
                { Length: 1 } when Work() => 1,
                { Length: 2, Span: [2, ..] } => 2,
                { Span: [3, ..] } => 3,
                _ => 4,
            };
        }
        """);

    [Fact]
    public void ASubjectOfWhichOnlyAPartIsReadBehindAGuard() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial bool Work() { Yield(); return true; }

            [ReactorTask]
            private static partial int M(Memory<byte> buffer) => buffer.Span switch
            {
                { Length: 1 } when Work() => 1,
                { Length: 2 } => 2,
                _ => 3,
            };
        }
        """);

    [Fact]
    public void ASpanBetweenSuspensions() => DiagnosticTest.Accepts("""
        static partial class C
        {
            [ReactorTask]
            private static partial void M(Memory<byte> buffer)
            {
                Yield();
                Span<byte> span = buffer.Span;
                span.Clear();
                Yield();
            }
        }
        """);

    private const string Handler = """
        [System.Runtime.CompilerServices.InterpolatedStringHandler]
        internal ref struct Collector
        {
            public Collector(int literals, int holes) { }
            public void AppendLiteral(string text) { }
            public void AppendFormatted<T>(T value) { }
        }
        """;

    /// <summary>A handler that lives on the stack takes each part as it comes, and cannot wait for one.</summary>
    [Fact]
    public void AHandlerWithASuspensionInAHole() => DiagnosticTest.Reports("RG0021", Handler + """

        static partial class C
        {
            [ReactorTask]
            private static partial int Read() { Yield(); return 1; }

            private static void Take(Collector text) { }

            [ReactorTask]
            private static partial void M() => Take([|$"a{1}b{Read()}"|]);
        }
        """);

    [Fact]
    public void AHandlerBesideASuspension() => DiagnosticTest.Accepts(Handler + """

        static partial class C
        {
            [ReactorTask]
            private static partial int Read() { Yield(); return 1; }

            private static void Take(int first, Collector text) { }

            [ReactorTask]
            private static partial void M() => Take(Read(), $"a{1}b{2}");
        }
        """);

    /// <summary>A value of the stack that stands in front of a suspension in the same expression.</summary>
    [Theory]
    [InlineData("Use([|text.AsSpan()|], Read());")]
    [InlineData("_ = [|text.AsSpan()|].Slice(Read());")]
    [InlineData("foreach (char c in [|text.AsSpan()|]) Read();")]
    public void AnOperandOfAnyKind(string statement) => DiagnosticTest.Reports("RG0021", $$"""
        static partial class C
        {
            [ReactorTask]
            private static partial int Read() { Yield(); return 1; }

            private static void Use(ReadOnlySpan<char> text, int value) { }

            [ReactorTask]
            private static partial void M(string text)
            {
                {{statement}}
            }
        }
        """);

    /// <summary>The members are set on the object that is there already.</summary>
    [Theory]
    [InlineData("_ = [|new Pair { X = Read() }|].X;")]
    [InlineData("Pair pair = [|new(Read()) { X = 1, Y = Read() }|];")]
    [InlineData("_ = new Pair(1).Y + ([|new Pair(2) with { X = Read() }|]).X;")]
    [InlineData("foreach (int part in [|new Parts { 1, Read() }|]) Console.WriteLine(part);")]
    public void AnObjectWhoseMemberSuspends(string statement) => DiagnosticTest.Reports("RG0021", $$"""
        internal ref struct Pair(int x)
        {
            public int X = x;
            public int Y { get; set; }
        }

        internal ref struct Parts : System.Collections.IEnumerable
        {
            private int _last;
            public void Add(int part) => _last = part;
            public System.Collections.IEnumerator GetEnumerator() => new[] { _last }.GetEnumerator();
        }

        static partial class C
        {
            [ReactorTask]
            private static partial int Read() { Yield(); return 1; }

            [ReactorTask]
            private static partial void M()
            {
                {{statement}}
            }
        }
        """);

    [Fact]
    public void AnObjectWhoseArgumentSuspends() => DiagnosticTest.Accepts("""
        internal ref struct Pair(int x)
        {
            public int X = x;
            public int Y { get; set; }
        }

        static partial class C
        {
            [ReactorTask]
            private static partial int Read() { Yield(); return 1; }

            [ReactorTask]
            private static partial int M()
            {
                int y = Read();
                var pair = new Pair(Read()) { Y = y };
                return pair.X + pair.Y;
            }
        }
        """);
}
