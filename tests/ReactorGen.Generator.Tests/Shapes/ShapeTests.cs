using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Shapes;

/// <summary>
/// Every kind of declaration that a task may be or stand in: containing types, names, signatures, project options. Each program has exactly the errors
/// and warnings it says, and generated code has none.
/// </summary>
public sealed class ShapeTests
{
    public static TheoryData<string> Names => [.. ShapeProgram.All.Select(p => p.Name)];

    [Theory, MemberData(nameof(Names))]
    public void HasTheProblemsItSays(string name)
    {
        ShapeProgram program = ShapeProgram.All.Single(p => p.Name == name);
        GeneratorRun run = GeneratorHarness.Run(program.Project, program.Expected);
        // What C# has against a partial method as such it says of the defining part, wherever that is.
        Assert.All(run.Problems.Where(d => d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true),
            d => Assert.Contains(" partial ", d.Location.SourceTree!.GetText().Lines.GetLineFromPosition(d.Location.SourceSpan.Start).ToString(), StringComparison.Ordinal));
        if (program.Expected.Length == 0) run.Emit(Stream.Null);
    }
}
