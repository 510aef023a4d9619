using ReactorGen.Generator.Tests.Harness;

namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>
/// What a reactor task cannot do, row by row beside what the compiler says of the same in an <c>async</c> method: each is reported at its place and can be
/// silenced, and the near miss beside it has no error at all.
/// </summary>
public sealed class RefusalTests
{
    /// <param name="Situation">The row.</param>
    /// <param name="Id">Our diagnostic.</param>
    /// <param name="Refused">A program with the places marked.</param>
    /// <param name="NearMiss">One as close to it as possible that is right.</param>
    /// <param name="Others">What C# itself says besides.</param>
    private sealed record Row(string Situation, string Id, string Refused, string NearMiss, params string[] Others);

    private static string Body(string statements, string parameters = "", string result = "void") => Members($$"""
            [ReactorTask]
            private static partial {{result}} M({{parameters}}) { {{statements}} }
        """);

    private static string Members(string members) => $$"""
        static partial class C
        {
            [ReactorTask]
            private static partial int Work(int x) { Yield(); return x; }

        {{members}}
        }
        """;

    private static readonly Row[] Rows =
    [
        new("CS4032, CS4034: in a lambda", "RG0010", Body("Func<int> f = () => [|Work(1)|]; f();"), Body("Func<int, int> f = x => x; f(Work(1));")),
        new("CS4034: in an anonymous method", "RG0010", Body("Action f = delegate { [|Yield()|]; }; f();"), Body("Action f = delegate { }; Yield(); f();")),
        new("CS4034: in a local function", "RG0010", Body("F(); static int F() => [|Work(1)|];"), Body("F(Work(1)); static int F(int x) => x;")),
        new("CS1989: in an expression tree", "RG0010", Body("System.Linq.Expressions.Expression<Func<int>> e = () => [|Work(1)|]; e.Compile();"), Body("int x = Work(1); System.Linq.Expressions.Expression<Func<int>> e = () => 1; e.Compile(); _ = x;")),
        new("CS4032: outside", "RG0015", Members("    public static int F() => [|Work(1)|];"), Members("    public static int F(LocalExecutor executor) => executor.Run(WorkTask(1));")),
        new("CS4033: in a field initialiser", "RG0015", Members("    public static int s_f = [|Work(1)|];"), Members("    public static BoxedTask<int> s_f = WorkTask(1);")),
        new("CS4033: in a property initialiser", "RG0015", Members("    public static int P { get; } = [|Work(1)|];"), Members("    public static BoxedTask<int> P { get; } = WorkTask(1);")),
        new("CS4033: in an accessor", "RG0015", Members("    public static int P { get => [|Work(1)|]; set => [|Work(value)|]; }"), Members("    public static BoxedTask<int> P => WorkTask(1);")),
        new("CS4033: in a static constructor", "RG0015", Members("    static C() { [|Work(1)|]; }"), Members("    static C() { using var executor = new LocalExecutor(); executor.Run(WorkTask(1)); }")),
        new("CS4033: in a constructor, finaliser and operator", "RG0015",
            Members("    public class D { public D() { [|Work(1)|]; } ~D() { [|Work(2)|]; } public static D operator -(D d) { [|Work(3)|]; return d; } }"),
            Members("    public class D { public BoxedTask<int> Start() => WorkTask(1); }")),
        new("CS4033: in an ordinary iterator", "RG0015", Members("    public static IEnumerable<int> F() { yield return [|Work(1)|]; }"), Members("    public static IEnumerable<BoxedTask<int>> F() { yield return WorkTask(1); }")),
        new("CS1736: in a default value", "RG0015", Members("    public static void F(int x = [|Work(1)|]) { }"), Members("    public static void F(int x = 1) { }"), "CS1736"),
        new("CS1996: in a lock", "RG0011", Body("lock (o) { [|Work(1)|]; }", "object o"), Body("lock (W(Work(1))) { } static object W(int x) => new();")),
        new("CS7094: in a filter", "RG0013", Body("try { Yield(); } catch when ([|Work(1)|] > 0) { }"), Body("int x = Work(1); try { Yield(); } catch when (x > 0) { }")),
        new("CS4004: in an unsafe block", "RG0012", Body("unsafe { [|Work(1)|]; }"), Body("unsafe { int x = 1; int* p = &x; *p = 2; } Work(1);")),
        new("CS4004: in a fixed statement", "RG0012", Body("unsafe { fixed (int* p = a) { [|Work(1)|]; } }", "int[] a"), Body("unsafe { fixed (int* p = a) { *p = 1; } } Work(1);", "int[] a")),
        new("CS4004: in an unsafe type", "RG0012",
            "unsafe static partial class C { [ReactorTask] private static partial void M() { [|Yield()|]; } }",
            "static partial class C { private static unsafe void F(int* p) { } [ReactorTask] private static partial void M() { Yield(); } }"),
        new("CS1995: in a query clause", "RG0014", Body("return (from x in xs where x > [|Work(1)|] select x).Sum();", "int[] xs", "int"), Body("int y = Work(1); return (from x in xs where x > y select x).Sum();", "int[] xs", "int")),
        new("CS9217: a ref local alive across", "RG0020", Body("ref int [|r|] = ref a[0]; Yield(); r = 1;", "int[] a"), Body("ref int r = ref a[0]; r = 1; Yield(); r = ref a[1]; r = 2;", "int[] a")),
        new("CS4007: a ref struct alive across", "RG0021", Body("Span<int> [|s|] = a; Yield(); s[0] = 1;", "int[] a"), Body("Span<int> s = a; s[0] = 1; Yield(); s = a; s[0] = 2;", "int[] a")),
        new("CS1988: a ref parameter", "RG0005", Body("Yield();", "[|ref int x|]"), Body("Yield(); _ = x;", "int x")),
        new("CS1988: an in parameter", "RG0005", Body("Yield();", "[|in int x|]"), Body("Yield();", "int x = 1")),
        new("CS1988: an out parameter", "RG0005", Body("x = 1; Yield();", "[|out int x|]"), Body("Yield(); _ = int.TryParse(\"1\", out int x); _ = x;")),
        new("CS4012: a ref struct parameter", "RG0006", Body("Yield();", "[|Span<int> x|]"), Body("Yield();", "Memory<int> x")),
        new("CS4012: a parameter that may be a ref struct", "RG0006",
            "static partial class C { [ReactorTask] private static partial void M<T>([|T x|]) where T : allows ref struct { Yield(); } }",
            "static partial class C { [ReactorTask] private static partial void M<T>(T x) { Yield(); } }"),
        new("CS4006: __arglist", "RG0006", Body("Yield();", "[|__arglist|]"), Body("Yield();", "params object[] x")),
        new("CS1073: a result by reference", "RG0007", Body("Yield(); return ref a[0];", "int[] a", "[|ref int|]"), Body("Yield(); return a[0];", "int[] a", "int")),
        new("CS8178: a returned reference kept across", "RG0023", Members("""
                private static int s_x;
                private static ref int X() => ref s_x;

                [ReactorTask]
                private static partial void M() { [|X()|] += Work(1); }
            """), Members("""
                private static int s_x;
                private static ref int X() => ref s_x;

                [ReactorTask]
                private static partial void M() { int x = Work(1); X() += x; }
            """)),
        new("yield", "RG0008", Body("Yield(); [|yield return 1;|]", "", "IEnumerable<int>"), Body("Yield(); return [1];", "", "IEnumerable<int>")),
        new("CS1994: no body", "RG0009", "abstract partial class C { [ReactorTask] public abstract int [|M|](); }", "abstract partial class C { [ReactorTask] public partial int M() { Yield(); return 1; } }"),
        new("CS1994: no body in an interface", "RG0009", "interface IC { [ReactorTask] int [|M|](); }", "interface IC { BoxedTask<int> M(); }"),
        new("CS1994: a second defining part", "RG0036", "partial class C { public partial int M(); [ReactorTask] public partial int [|M|]() { Yield(); return 1; } }", "partial class C { [ReactorTask] public partial int M() { Yield(); return 1; } }"),
        new("CS4015: synchronized", "RG0025",
            "using System.Runtime.CompilerServices; static partial class C { [ReactorTask, MethodImpl(MethodImplOptions.Synchronized)] private static partial void [|M|]() => Yield(); }",
            "using System.Runtime.CompilerServices; static partial class C { [ReactorTask, MethodImpl(MethodImplOptions.NoInlining)] private static partial void M() => Yield(); }"),
        new("CS0751: a type that is not partial", "RG0002", "static class [|C|] { [ReactorTask] private static partial void M() { Yield(); } }", "static partial class C { [ReactorTask] private static partial void M() { Yield(); } }", "CS0751", "CS0759"),
        new("CS0754: an explicit implementation", "RG0029",
            "interface IJob { void Run(); } partial class C : IJob { [ReactorTask] void IJob.[|Run|]() { Yield(); } }",
            "interface IJob { void Run(); } partial class C : IJob { [ReactorTask] public partial void Run() { Yield(); } }"),
        new("CS8796: no accessibility", "RG0003", "static partial class C { [ReactorTask] static partial int [|M|]() { Yield(); return 1; } }", "static partial class C { [ReactorTask] static partial void M() { Yield(); } }", "CS0759", "CS8796"),
        new("CS4014: a task that nobody starts", "RG0038", Members("    public static void F() { [|WorkTask(1)|]; }"), Members("    public static void F() { _ = WorkTask(1); }")),
        new("a method group", "RG0017", Body("Func<int, int> f = [|Work|]; Yield(); f(1);"), Body("Func<int, BoxedTask<int>> f = x => WorkTask(x); Await(f(1));")),
        new("a virtual call", "RG0016",
            "partial class C { [ReactorTask] public virtual partial int M() { Yield(); return 1; } [ReactorTask] public partial int N() => [|M()|]; }",
            "partial class C { [ReactorTask] public partial int M() { Yield(); return 1; } [ReactorTask] public partial int N() => M(); }"),
        new("a dynamic operand", "RG0031", Body("[|Work(x)|];", "dynamic x"), Body("Work((int)x);", "dynamic x")),
        new("a type without a name alive across", "RG0022", Body("var [|f|] = (int x, int y = 1) => new { x }; Yield(); return f(1).x;", "", "int"), Body("var f = (int x, int y = 1) => x + y; Yield(); return f(1);", "", "int")),
        new("a file-local type", "RG0035",
            "file static class D { public static int X => 1; } static partial class C { [ReactorTask] private static partial int M() { Yield(); return [|D|].X; } }",
            "static class D { public static int X => 1; } static partial class C { [ReactorTask] private static partial int M() { Yield(); return D.X; } }"),
        new("names that collide", "RG0026",
            "static partial class C { private static int MTask() => 1; [ReactorTask] private static partial int [|M|]() { Yield(); return MTask(); } }",
            "static partial class C { private static int MTask(int x) => x; [ReactorTask] private static partial int M() { Yield(); return MTask(1); } }"),
        new("the modifier async", "RG0004", "static partial class C { [ReactorTask] private static [|async|] partial Task M() { await Task.Yield(); } }", "static partial class C { [ReactorTask] private static partial void M() { Await(Task.CompletedTask); } }"),
        new("the keyword await", "RG0018", Body("[|await Task.Delay(1)|]; Yield();"), Body("Await(Task.Delay(1)); Yield();"), "CS4033"),
    ];

    public static TheoryData<string> Situations => [.. Rows.Select(r => r.Situation)];

    [Theory, MemberData(nameof(Situations))]
    public void IsReportedAtItsPlaceAndCanBeSilenced(string situation)
    {
        Row row = RowOf(situation);
        DiagnosticTest.Reports(row.Id, TestProject.Of(row.Refused) with { AllowsUnsafe = true }, row.Others);
    }

    [Theory, MemberData(nameof(Situations))]
    public void TheNearMissIsAccepted(string situation) => GeneratorHarness.Run(TestProject.Of(RowOf(situation).NearMiss) with { AllowsUnsafe = true });

    /// <summary>What C# says of our programs as it does of async ones, so that we need not: a call without a result used as a value.</summary>
    [Fact]
    public void AValueOfAMethodWithoutOneIsRefusedByTheCompiler() => GeneratorHarness.Run(Body("int x = W();").Replace("static partial class C\n{", "static partial class C\n{\n[ReactorTask] private static partial void W() => Yield();", StringComparison.Ordinal), "CS0029");

    /// <summary>Recursion, which a machine in a machine cannot have, goes through a box.</summary>
    [Fact]
    public void RecursionIsNoError() => GeneratorHarness.Run(Members("    [ReactorTask] private static partial int M(int x) => x == 0 ? 0 : M(x - 1);"));

    private static Row RowOf(string situation) => Rows.Single(r => r.Situation == situation);
}
