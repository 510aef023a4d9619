using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

// What the generator costs, beside what the compiler needs for the same methods written as async: warm, in one process.
int methods = Option("--methods", 1000), rounds = Option("--rounds", 8);
const int warmUps = 2;
const string method = "return ", body = "return text", signature = "public static int Measure";
var tasks = new SampleProject(methods, isAsync: false);
var asyncs = new SampleProject(methods, isAsync: true);
Table table = new(
[
    new Row("a first run", "diagnostics and emit", 100),
    new Row("an edit in a body", "diagnostics", 5),
    new Row("an edit in another file", "diagnostics", 5),
    new Row("an edit of a declaration", "diagnostics", null),
]);
int edit = 0;
for (int round = -warmUps; round < rounds; round++)
{
    Console.Error.WriteLine(round < 0 ? $"warming up, {-round} to go" : $"round {round + 1} of {rounds}");
    RunGenerator();
    RunCompiler();
    if (round < 0) table.Clear();
}
Console.WriteLine($"{methods} methods, {rounds} rounds, {Environment.ProcessorCount} processors");
table.Print();
return 0;

void RunGenerator()
{
    CSharpCompilation source = tasks.Compile();
    GeneratorDriver driver = SampleProject.Driver();
    Compilation? output = null;
    table[0].Ours.Measure(() => driver = driver.RunGeneratorsAndUpdateCompilation(source, out output, out _));
    Require(driver.GetRunResult().GeneratedTrees.Length >= methods, "the sample does not generate all its tasks");
    if (table[0].Ours.Count == 1) RequireCompiles(output!);
    // A run after an edit is short, so there is one more for the minimum.
    for (int again = 0; again < 2; again++)
    {
        edit++;
        source = SampleProject.Edit(source, tasks.SomeFile, method, $"limit += {edit}; return ");
        GeneratorDriver before = driver;
        table[1].Ours.Measure(() => driver = driver.RunGenerators(source));
        Require(Changed(before, driver) == 1, "an edit in a body changes the machine of that body");
        source = SampleProject.Edit(source, SampleProject.Library, body, $"if (text == \"{edit}\") return 1; return text");
        before = driver;
        table[2].Ours.Measure(() => driver = driver.RunGenerators(source));
        Require(Changed(before, driver) == 0, "an edit in another file changes nothing");
    }
    source = SampleProject.Edit(source, SampleProject.Library, signature, $"public static int Added{edit}() => 1; {signature}");
    table[3].Ours.Measure(() => driver = driver.RunGenerators(source));
}

void RunCompiler()
{
    CSharpCompilation source = asyncs.Compile();
    table[0].Theirs.Measure(() =>
    {
        source.GetDiagnostics();
        Require(source.Emit(new MemoryStream()).Success, "the sample does not compile");
    });
    edit++;
    source = SampleProject.Edit(source, asyncs.SomeFile, method, $"limit += {edit}; return ");
    table[1].Theirs.Measure(() => source.GetDiagnostics());
    source = SampleProject.Edit(source, SampleProject.Library, body, $"if (text == \"{edit}\") return 1; return text");
    table[2].Theirs.Measure(() => source.GetDiagnostics());
    source = SampleProject.Edit(source, SampleProject.Library, signature, $"public static int Added{edit}() => 1; {signature}");
    table[3].Theirs.Measure(() => source.GetDiagnostics());
}

static int Changed(GeneratorDriver before, GeneratorDriver after)
{
    var kept = before.GetRunResult().GeneratedTrees.Select(t => t.GetText()).ToHashSet();
    return after.GetRunResult().GeneratedTrees.Count(t => !kept.Contains(t.GetText()));
}

static void RequireCompiles(Compilation output)
{
    Diagnostic? error = output.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
    Require(error is null, $"the generated code does not compile: {error}");
}

int Option(string name, int otherwise)
{
    int at = Array.IndexOf(args, name);
    return at < 0 ? otherwise : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
}

static void Require(bool condition, string what)
{
    if (!condition) throw new InvalidOperationException(what);
}
