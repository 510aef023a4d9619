using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

// What the generator costs, beside what the compiler needs for the same methods written as async: 1,000 methods in 400 files, warm, in one process.
int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
const string file = "/src/File120.cs", other = "/src/Shared.cs";
int edit = 0;
var tasks = new SampleProject(isAsync: false);
var methods = new SampleProject(isAsync: true);
var samples = new Dictionary<string, List<double>>();
for (int round = -1; round < rounds; round++)
{
    CSharpCompilation source = tasks.Compile();
    GeneratorDriver driver = SampleProject.Driver();
    Compilation? output = null;
    Measure("generator, first run", () => driver = driver.RunGeneratorsAndUpdateCompilation(source, out output, out _));
    Require(driver.GetRunResult().GeneratedTrees.Length >= SampleProject.Methods, "the sample does not generate all its tasks");
    Diagnostic? error = output!.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
    Require(error is null, $"the generated code does not compile: {error}");
    edit++;
    source = SampleProject.Edit(source, file, "return ", $"limit += {edit}; return ");
    Measure("generator, after an edit in a body", () => driver = driver.RunGenerators(source));
    source = SampleProject.Edit(source, other, "return text", $"if (text == \"{edit}\") return 1; return text");
    Measure("generator, after an edit in another file", () => driver = driver.RunGenerators(source));
    source = SampleProject.Edit(source, other, "public static int Measure", $"public static int Added{edit}() => 1; public static int Measure");
    Measure("generator, after an edit of a declaration", () => driver = driver.RunGenerators(source));

    CSharpCompilation compilation = methods.Compile();
    Measure("compiler, diagnostics, first", () => compilation.GetDiagnostics());
    Measure("compiler, diagnostics and emit, first", () =>
    {
        CSharpCompilation fresh = methods.Compile();
        fresh.GetDiagnostics();
        Require(fresh.Emit(new MemoryStream()).Success, "the sample does not compile");
    });
    compilation = SampleProject.Edit(compilation, file, "return ", $"limit += {edit}; return ");
    Measure("compiler, diagnostics, after an edit in a body", () => compilation.GetDiagnostics());
    compilation = SampleProject.Edit(compilation, other, "return text", $"if (text == \"{edit}\") return 1; return text");
    Measure("compiler, diagnostics, after an edit in another file", () => compilation.GetDiagnostics());

    // The first round warms up.
    if (round < 0) samples.Clear();
}
Console.WriteLine($"{"",-56}{"median",10}{"minimum",10}  ms");
foreach ((string name, List<double> all) in samples)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-56}{all.Order().ElementAt(all.Count / 2),10:F1}{all.Min(),10:F1}"));
Console.WriteLine();
Ratio("first run", "generator, first run", "compiler, diagnostics and emit, first");
Ratio("edit in a body", "generator, after an edit in a body", "compiler, diagnostics, after an edit in a body");
Ratio("edit in another file", "generator, after an edit in another file", "compiler, diagnostics, after an edit in another file");
return 0;

void Measure(string name, Action action)
{
    GC.Collect();
    var watch = Stopwatch.StartNew();
    action();
    double elapsed = watch.Elapsed.TotalMilliseconds;
    if (!samples.TryGetValue(name, out List<double>? all)) samples[name] = all = [];
    all.Add(elapsed);
}

void Ratio(string name, string ours, string theirs) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {100 * samples[ours].Min() / samples[theirs].Min():F1} % of the compiler's (minima)"));

static void Require(bool condition, string what)
{
    if (!condition) throw new InvalidOperationException(what);
}
