using ReactorGen.Generator.Tests.Harness;
using static ReactorGen.Generator.ReactorTaskGenerator;

namespace ReactorGen.Generator.Tests.Incrementality;

/// <summary>What an edit costs: each test names one, and says which steps it may repeat and for how many tasks.</summary>
public sealed class EditTests
{
    private const string Tasks = "/src/Tasks.cs", Other = "/src/Other.cs";

    private static readonly TestProject Project = new TestProject()
        .With(Tasks, """
            static partial class Tasks
            {
                // Counts.
                [ReactorTask]
                private static partial int Count(int limit)
                {
                    int n = 0;
                    while (n < limit)
                    {
                        Yield();
                        n += 1; // one more
                    }
                    return n + Library.Measure("x").Length;
                }

                [ReactorTask]
                internal static partial void Visit(int depth)
                {
                    var measure = Library.Measure("x");
                    Yield();
                    Console.WriteLine(measure);
                    if (depth > 0) Elsewhere.Log(depth);
                }
            }
            """)
        .With(Other, """
            static class Library
            {
                public static string Measure(string text) => text;
            }

            static partial class Elsewhere
            {
                [ReactorTask]
                internal static partial void Log(int depth)
                {
                    Yield();
                    Console.WriteLine(depth);
                }
            }
            """);

    private static Reasons Edit(string path, string old, string with) => new EditedProject(Project).Replace(path, old, with);

    [Fact]
    public void LinesInsertedAbove_LowersNothing()
    {
        Reasons reasons = Edit(Tasks, "    // Counts.", "\n\n    // Counts.");
        reasons.AssertNothingLowered();
        reasons.AssertChanged(StepNames.Bound, 2);
        reasons.AssertChanged(StepNames.Stamped, 2);
    }

    [Fact]
    public void WhitespaceOutsideTheBody_LowersNothing() => Edit(Tasks, "partial class Tasks", "partial  class   Tasks").AssertNothingLowered();

    [Fact]
    public void CommentOutsideTheBody_LowersNothing()
    {
        Reasons reasons = Edit(Tasks, "// Counts.", "// Counts things, slowly.");
        reasons.AssertNothingLowered();
        reasons.AssertNotRun(StepNames.Stamped);
    }

    [Fact]
    public void CommentInTheBody_ModifiesThatTask()
    {
        Reasons reasons = Edit(Tasks, "n += 1; // one more", "// one more\n            n += 1;");
        reasons.AssertChanged(StepNames.Model, 1);
        reasons.AssertChanged(StepNames.Text, 1);
    }

    [Fact]
    public void StatementInTheBody_ModifiesThatTask()
    {
        Reasons reasons = Edit(Tasks, "n += 1;", "n += 2;");
        reasons.AssertChanged(StepNames.Model, 1);
        reasons.AssertChanged(StepNames.Lowered, 1);
        reasons.AssertNotRun(StepNames.Calls);
        reasons.AssertChanged(StepNames.Text, 1);
        reasons.AssertChanged(StepNames.Stamped, 1);
    }

    [Fact]
    public void EditInOtherFile_LowersNothing()
    {
        Reasons reasons = Edit(Other, "=> text;", "=> text + text;");
        reasons.AssertNothingLowered();
        reasons.AssertCached(StepNames.Lowered);
        reasons.AssertCached(StepNames.Text);
        reasons.AssertCached(StepNames.Stamped);
    }

    [Fact]
    public void TypeOfCalledMethodChangesInOtherFile_ModifiesOnlyWhoKeepsItsValue()
    {
        // Count uses the value within a statement; Visit keeps it across a suspension, so the type of a field changes.
        Reasons reasons = Edit(Other, "public static string Measure(string text) => text;", "public static char[] Measure(string text) => text.ToCharArray();");
        reasons.AssertChanged(StepNames.Model, 1);
        reasons.AssertChanged(StepNames.Text, 1);
    }

    [Fact]
    public void AnOverloadThatFitsBetterInOtherFile_ModifiesOnlyWhoKeepsItsValue()
    {
        Reasons reasons = Edit(Other, "public static string Measure(string text) => text;", "public static string Measure(object text) => \"\"; public static List<int> Measure(ReadOnlySpan<char> text) => []; public static char[] Measure(string text) => [];");
        reasons.AssertChanged(StepNames.Model, 1);
        reasons.AssertChanged(StepNames.Text, 1);
    }

    /// <summary>A better overload, an extension method among them, may come from a type that the body never names.</summary>
    [Fact]
    public void AnExtensionThatFitsBetterInOtherFile_IsCalledFromThenOn()
    {
        TestProject project = Project
            .With("/src/Far.cs", "static class Far { public static object Twice(this object value) => value; }")
            .With("/src/Caller.cs", """
                static partial class Caller
                {
                    [ReactorTask]
                    private static partial void Call(int n)
                    {
                        var twice = n.Twice();
                        Yield();
                        Console.WriteLine(twice);
                    }
                }
                """);
        Reasons reasons = new EditedProject(project).Replace("/src/Far.cs", "=> value;", "=> value; public static long Twice(this int value) => 2 * value;");
        reasons.AssertChanged(StepNames.Model, 1);
        reasons.AssertChanged(StepNames.Text, 1);
    }

    [Fact]
    public void RecursionClosingACycleInAnotherFile_ChangesBoth()
    {
        Reasons reasons = Edit(Other, "Console.WriteLine(depth);", "Tasks.Visit(depth - 1);");
        reasons.AssertChanged(StepNames.Model, 1);
        reasons.AssertChanged(StepNames.Calls, 1);
        // Visit now boxes Log and Log boxes Visit; Count is not concerned.
        reasons.AssertChanged(StepNames.Text, 2);
    }

    [Fact]
    public void SignatureOfATaskInAnotherFile_ModifiesItAlone()
    {
        Reasons reasons = Edit(Other, "internal static partial void Log(int depth)", "internal static partial void Log(int depth, int width = 2)");
        reasons.AssertChanged(StepNames.Text, 1);
    }

    [Fact]
    public void ATaskBecomesABrokenOne_AndTheOthersStay()
    {
        Reasons reasons = Edit(Other, "        Yield();\n        Console", "        lock (\"x\") Yield();\n        Console");
        reasons.AssertChanged(StepNames.Model, 1);
        reasons.AssertChanged(StepNames.Text, 1);
    }
}
