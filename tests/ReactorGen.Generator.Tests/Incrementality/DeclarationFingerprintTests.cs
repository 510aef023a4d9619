using Microsoft.CodeAnalysis.CSharp;
using ReactorGen.Generator.Binding;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Incrementality;

/// <summary>Which edits make every body be bound again: those of declarations, and no others.</summary>
public sealed class DeclarationFingerprintTests
{
    private const string File = """
        using System.Text;
        using Numbers = System.Collections.Generic.List<int>;

        namespace Sample
        {
            [Obsolete("old")]
            public partial class Host<T> : Base, IDisposable where T : class
            {
                private readonly string _name = "a";
                private const int Size = 4;
                public int Count { get; set; } = 1;
                public string Name => _name;
                public int Kept { get => 1; set { } }
                public int this[int index] => index;
                public event Action? Changed { add { } remove { } }
                public Host(int size) : base(size) { Count = size; }
                public string? Find(string key, int start = 0) { return key; }
                public static implicit operator string(Host<T> host) => host._name;
                public void Dispose() { }
                [ReactorTask] private partial int Run(int x) { Yield(); return x; }
            }

            public class Base(int size) { public virtual int Get() => size; }
            public enum Color { Red, Green = 4 }
            public delegate int Map(string text);
            public interface IShape { int Area(); }
            public record Point(int X, int Y);
            public struct Pair(int left, int right) { public int Left() => left; }
            public static class Extensions { public static int Twice(this int n) => n * 2; }
        }
        """;

    private static Fingerprint Of(string text) => DeclarationFingerprint.Of(TestProject.Of(text).Compile(), default);

    [Theory]
    [InlineData("using System.Text;", "using System.Threading;")]
    [InlineData("using System.Text;", "global using System.Text;")]
    [InlineData("Collections.Generic.List<int>", "Collections.Generic.List<long>")]
    [InlineData("namespace Sample", "namespace Samples")]
    [InlineData("[Obsolete(\"old\")]", "")]
    [InlineData("[Obsolete(\"old\")]", "[Obsolete(\"new\")]")]
    [InlineData("Host<T> : Base, IDisposable", "Host<T> : Base")]
    [InlineData("where T : class", "where T : struct")]
    [InlineData("private readonly string _name", "private readonly object _name")]
    [InlineData("private readonly string _name", "private string _name")]
    [InlineData("Size = 4", "Size = 5")]
    [InlineData("public int Count", "public long Count")]
    [InlineData("{ get; set; } = 1", "{ get; init; } = 1")]
    [InlineData("public string Name", "public string? Name")]
    [InlineData("this[int index]", "this[long index]")]
    [InlineData("get => 1;", "get => field;")]
    [InlineData("event Action? Changed", "event Action<int>? Changed")]
    [InlineData("public Host(int size)", "public Host(long size)")]
    [InlineData("public string? Find", "public string Find")]
    [InlineData("int start = 0", "int start = 1")]
    [InlineData("string key", "params string[] key")]
    [InlineData("static implicit operator", "static explicit operator")]
    [InlineData("public void Dispose() { }", "")]
    [InlineData("public void Dispose() { }", "public void Dispose();")]
    [InlineData("[ReactorTask] private", "private")]
    [InlineData("virtual int Get", "int Get")]
    [InlineData("Green = 4", "Green = 5")]
    [InlineData("delegate int Map", "delegate long Map")]
    [InlineData("int Area();", "int Area(); int Edge() => 4;")]
    [InlineData("Point(int X, int Y)", "Point(int X, long Y)")]
    [InlineData("Pair(int left, int right)", "Pair(int left, string right)")]
    [InlineData("Left() => left", "Left() => right")]
    [InlineData("this int n", "int n")]
    [InlineData("{ Count = size; }", "{\n#nullable disable\nCount = size; }")]
    [InlineData("public enum Color", "#nullable disable\npublic enum Color")]
    [InlineData("using System.Text;", "#define TRACE_ALL\nusing System.Text;")]
    public void ADeclarationCounts(string old, string with)
    {
        Assert.Contains(old, File, StringComparison.Ordinal);
        Assert.NotEqual(Of(File), Of(File.Replace(old, with, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("return key;", "return key + start;")]
    [InlineData("Yield(); return x;", "while (x > 0) { Yield(); x--; } return x;")]
    [InlineData("=> _name;", "=> _name + _name;")]
    [InlineData("get => 1;", "get => 2;")]
    [InlineData("set { }", "set { Count = value; }")]
    [InlineData("add { }", "add { Count++; }")]
    [InlineData("=> index;", "=> index + 1;")]
    [InlineData("{ Count = size; }", "{ int n = size; Count = n; }")]
    [InlineData("=> host._name", "=> host.Name")]
    [InlineData("Get() => size", "Get() => size + 1")]
    [InlineData("=> n * 2", "=> n + n")]
    [InlineData("Left() => left", "Left() => left + 1")]
    [InlineData("    [Obsolete", "    // A host.\n\n    [Obsolete")]
    [InlineData("public enum Color", "public  enum   Color")]
    public void ABodyDoesNot(string old, string with)
    {
        Assert.Contains(old, File, StringComparison.Ordinal);
        Assert.Equal(Of(File), Of(File.Replace(old, with, StringComparison.Ordinal)));
    }

    [Fact]
    public void TopLevelStatementsCountByTheNamesTheyDeclare()
    {
        Fingerprint one = Of("int a = 1; System.Console.WriteLine(a);\n" + File);
        Assert.Equal(one, Of("int a = 2; System.Console.WriteLine(a + a); System.Console.WriteLine();\n" + File));
        Assert.NotEqual(one, Of("int b = 1; System.Console.WriteLine(b);\n" + File));
        Assert.NotEqual(one, Of(File));
    }

    /// <summary>What the parser skips stands in the text of the type that is copied.</summary>
    [Fact]
    public void SkippedTokensCount() => Assert.NotEqual(
        Of(File.Replace("string key", "string key ]", StringComparison.Ordinal)), Of(File.Replace("string key", "string key ] ]", StringComparison.Ordinal)));

    [Fact]
    public void OptionsCount()
    {
        CSharpCompilation compilation = TestProject.Of(File).Compile();
        Fingerprint one = DeclarationFingerprint.Of(compilation, default);
        Assert.NotEqual(one, DeclarationFingerprint.Of(compilation.WithOptions(compilation.Options.WithOverflowChecks(true)), default));
        Assert.NotEqual(one, DeclarationFingerprint.Of(compilation.WithAssemblyName("Another"), default));
        Assert.NotEqual(one, DeclarationFingerprint.Of(compilation.RemoveReferences(TestProject.Runtime), default));
        CSharpParseOptions older = TestProject.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp13);
        Assert.NotEqual(one, DeclarationFingerprint.Of(
            compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(t => CSharpSyntaxTree.ParseText(t.GetText(), older, t.FilePath))), default));
    }

    /// <summary>A referenced project counts as its own declarations do: its bodies may be edited.</summary>
    [Fact]
    public void AReferencedCompilationCountsByItsDeclarations()
    {
        CSharpCompilation Library(string body, string type) => (TestProject.Of($"public static class L {{ public static {type} M() {{ {body} }} }}") with { Name = "Library" }).Compile();
        Fingerprint With(CSharpCompilation library) => DeclarationFingerprint.Of(TestProject.Of(File).Compile().AddReferences(library.ToMetadataReference()), default);
        Assert.Equal(With(Library("return 1;", "int")), With(Library("return 2;", "int")));
        Assert.NotEqual(With(Library("return 1;", "int")), With(Library("return 1;", "long")));
    }
}
