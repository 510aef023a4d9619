using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

/// <summary>The same methods twice: as reactor tasks, and as async methods. Of one text, in which <c>~</c> stands for a suspension.</summary>
internal sealed class SampleProject(int methods, bool isAsync)
{
    /// <summary>A file with nothing but an ordinary method.</summary>
    public const string Library = "/src/Library.cs";

    private readonly int _files = Math.Max(1, methods * 2 / 5);

    /// <summary>A file of the middle, with two or three of the methods.</summary>
    public string SomeFile => $"/src/File{_files / 3}.cs";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Append(typeof(ReactorGen.Token).Assembly.Location)
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Sample", [], References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public CSharpCompilation Compile() => Empty.AddSyntaxTrees(Enumerable.Range(0, _files).Select(i => Parse(FileText(i), $"/src/File{i}.cs"))
        .Append(Parse(Shared, "/src/Shared.cs")).Append(Parse(Plain, Library)).Append(Parse(Usings, "/src/Usings.cs")));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create([new ReactorGen.Generator.ReactorTaskGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    /// <summary>As an editor does it: the tree is parsed again where the text differs.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, string path, string old, string with)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(t => t.FilePath == path);
        SourceText text = tree.GetText();
        int start = text.ToString().IndexOf(old, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(start, old.Length), with))));
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);

    private string FileText(int file)
    {
        var text = new StringBuilder();
        for (int m = file * methods / _files; m < (file + 1) * methods / _files; m++)
            text.Append(CultureInfo.InvariantCulture, $"{Head("public", "int", $"Read{m}(Stream stream, byte[] buffer, int limit)")}{(m % 3 == 0 ? Loop(m) : m % 3 == 1 ? Guarded(m) : Short(m))}\n");
        return $"namespace Sample;\n\ninternal static partial class Group{file}\n{{\n{text}}}\n";
    }

    private int FileOf(int method) => ((method + 1) * _files + methods - 1) / methods - 1;

    private string Head(string access, string result, string rest) => isAsync
        ? $"    {access} static async Task<{result}> {rest}"
        : $"    [ReactorTask]\n    {access} static partial {result} {rest}";

    private string Of(string body) => body.Replace("~", isAsync ? "await " : "", StringComparison.Ordinal);

    private string Loop(int m) => Of($$"""

            {
                int total = 0;
                string name = "read " + limit;
                while (total < limit)
                {
                    int n = ~Shared.Receive(stream, buffer);
                    if (n == 0) break;
                    for (int i = 0; i < n; i++) total += buffer[i] == {{m}} ? 2 : 1;
                    if (total % 7 == 0) total += ~Shared.Send(stream, buffer, n) + name.Length;
                }
                return total + Library.Measure(name);
            }
        """);

    private string Guarded(int m) => Of($$"""

            {
                using var copy = new MemoryStream(limit);
                try
                {
                    foreach (byte b in buffer)
                    {
                        if (b > {{m % 200}}) copy.WriteByte(b);
                        else limit -= ~Group{{FileOf(m - 1)}}.Read{{m - 1}}(stream, buffer, b);
                    }
                }
                catch (IOException e) when (limit > 0)
                {
                    Console.WriteLine(e.Message);
                }
                finally
                {
                    ~Shared.Send(stream, buffer, 1);
                }
                return (int)copy.Length + limit;
            }
        """);

    private string Short(int m) => Of($$"""

            {
                // The header first.
                int header = ~Shared.Receive(stream, buffer);
                var parts = new List<int> { header, {{m}}, limit };
                int body = limit > 0 ? ~Shared.Receive(stream, buffer) : header;
                return parts.Sum(p => p + 1) + body;
            }
        """);

    private string Shared => $$"""
        namespace Sample;

        internal static partial class Shared
        {
        {{Head("public", "int", "Receive(Stream stream, byte[] buffer)")}} { {{Wait}} return stream.Read(buffer, 0, buffer.Length); }

        {{Head("public", "int", "Send(Stream stream, byte[] buffer, int count)")}} { {{Wait}} stream.Write(buffer, 0, count); return count; }
        }
        """;

    private const string Plain = """
        namespace Sample;

        internal static class Library
        {
            public static int Measure(string text) { return text.Length; }
        }
        """;

    private string Wait => isAsync ? "await Task.Yield();" : "Yield();";

    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading.Tasks; global using ReactorGen; global using static ReactorGen.ReactorTask;
        """;
}
