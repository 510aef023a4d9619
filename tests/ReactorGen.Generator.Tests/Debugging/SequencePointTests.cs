using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Debugging;

/// <summary>
/// With line mapping on, the resume method owns the user's lines: a breakpoint on a statement of a body binds to the code that runs.
/// </summary>
public sealed class SequencePointTests
{
    /// <summary>Each line that ends in a mark has to have a sequence point.</summary>
    private const string Source = """
        static partial class Job
        {
            [ReactorTask]
            private static partial int Run(List<string> names, int limit)
            {
                int sum = 0; //!
                using var stream = new MemoryStream(); //!
                foreach (string name in names) //!
                {
                    if (name.Length > limit) //!
                    {
                        Delay(TimeSpan.FromSeconds(1)); //!
                        sum++; //!
                    }
                    else if (name == "stop") //!
                        break; //!
                    Action print = () =>
                    {
                        Console.WriteLine(name); //!
                    };
                    print(); //!
                }
                try
                {
                    sum += Twice( //!
                        sum);
                    if (sum > 3 && Twice(1) > 1) //!
                    {
                        // A comment.
                        Console.WriteLine("more"); //!
                        Console.WriteLine("still"); //!
                    }
                }
                catch (IOException)
                {
                    Console.WriteLine("failed"); //!
                    throw; //!
                }
                finally
                {
                    Console.WriteLine("done"); //!
                }
                do
                {
                    Yield(); //!
                }
                while (limit-- > 0); //!
                switch (sum) //!
                {
                    case > 5 //!
                        when Two() == 3 //!
                        && sum < 8:
                        sum--; //!
                        break;
                    case < 3 when Twice(sum) > 2: //!
                        sum++; //!
                        break;
                }
                return sum; //!
            }

            [ReactorTask]
            private static partial int Twice(int x) => Two() * x; //!

            [ReactorTask]
            private static partial int Two() { Yield(); return 2; }
        }
        """;

    private static readonly GeneratorRun Program = GeneratorHarness.Run(TestProject.Of(Source) with { MapsLines = true });

    private static readonly List<(string Document, int Line, string Method)> Points = ReadPoints();

    public static TheoryData<int> MarkedLines =>
        [.. Source.ReplaceLineEndings("\n").Split('\n').Select((text, i) => (text, Line: i + 1)).Where(l => l.text.EndsWith("//!", StringComparison.Ordinal)).Select(l => l.Line)];

    [Theory, MemberData(nameof(MarkedLines))]
    public void AUsersLineHasASequencePointInTheResumeMethod(int line) =>
        Assert.Contains(Points.Where(p => p.Method.StartsWith("Resume", StringComparison.Ordinal) || p.Method.Contains('<')), p => p.Document == TestProject.UserFile && p.Line == line);

    [Fact]
    public void NoSequencePointOfAResumeMethodIsOutsideTheBodies()
    {
        string[] lines = Source.ReplaceLineEndings("\n").Split('\n');
        foreach ((string document, int line, string method) in Points.Where(p => p.Method.StartsWith("Resume", StringComparison.Ordinal)))
        {
            if (document != TestProject.UserFile) continue;
            string text = lines[line - 1].Trim();
            Assert.False(text is "" or "try" or "finally" or "else" || text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith('['), $"{method} owns line {line}: {text}");
        }
    }

    private static List<(string Document, int Line, string Method)> ReadPoints()
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        Program.Emit(image, symbols);
        using var file = new PEReader(image);
        MetadataReader metadata = file.GetMetadataReader();
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        MetadataReader reader = provider.GetMetadataReader();
        var points = new List<(string, int, string)>();
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            string name = metadata.GetString(metadata.GetMethodDefinition(handle).Name);
            foreach (SequencePoint point in reader.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints())
                if (!point.IsHidden) points.Add((reader.GetString(reader.GetDocument(point.Document).Name), point.StartLine, name));
        }
        return points;
    }
}
