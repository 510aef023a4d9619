using ReactorGen.Language.Tests.Compiling;
using ReactorGen.Language.Tests.Random;

namespace ReactorGen.Language.Tests;

/// <summary>What the async form is made of: every call of a task awaited, and nothing else touched.</summary>
public sealed class AsyncRewriterTests
{
    [Theory]
    [InlineData("Pause();", "await Pause();")]
    [InlineData("t.Log(Pause(1) + Twice(2));", "t.Log(await Pause(1) + Twice(2));")]
    [InlineData("t.Log(Pause(\"s\").Length + Pause(new[] { 1 })[0]);", "t.Log((await Pause(\"s\")).Length + (await Pause(new[] { 1 }))[0]);")]
    [InlineData("Work(Pause(Pause(1)));", "await Work(await Pause(await Pause(1)));")]
    [InlineData("5.Extended().Extended();", "await (await 5.Extended()).Extended();")]
    [InlineData("Await(WorkTask(1));", "await Work(1);")]
    [InlineData("BoxedTask<int> b = true ? WorkTask(1) : WorkTask(2);", "global::System.Threading.Tasks.Task<int> b = true ? Work(1) : Work(2);")]
    [InlineData("Other(Other(1));", "Other(Other(1));")]
    [InlineData("for (; ; Pause()) ;", "for (; ; await Pause()) ;")]
    public void Awaits_the_calls_of_tasks(string statement, string expected)
    {
        var text = Rewrite(statement);
        Assert.Contains("    " + expected + "\n", text);
    }

    [Fact]
    public void Makes_tasks_async_and_keeps_every_line_in_its_place()
    {
        Assert.Equal(
            """
            using ReactorGen;
            namespace N;
            public static partial class Program
            {

                public static async global::System.Threading.Tasks.Task Main(Trace t)
                {
                    ;
                }

                private static async global::System.Threading.Tasks.Task<int> Work(int n) => await Pause(n);

                private static async global::System.Threading.Tasks.Task<int> Extended(this int n) => n;
                static int Twice(int n) => n;
                static int Other(int n) => n;
            }

            """,
            Rewrite(";"));
    }

    [Fact]
    public void Names_suffice_for_random_programs()
    {
        List<CorpusProgram> programs = [.. Enumerable.Range(1, 40).Select(RandomProgram.Create)];
        Assert.Equal(AsyncRewriter.Rewrite(programs).Select(tree => tree.ToString()), programs.Select(program => AsyncRewriter.RewriteByName(program.Tree, ["Pause"]).ToString()));
    }

    private static string Rewrite(string statement) => AsyncRewriter.Rewrite([CorpusProgram.Parse("Test", $$"""
        using ReactorGen;
        namespace N;
        public static partial class Program
        {
            [ReactorTask]
            public static partial void Main(Trace t)
            {
                {{statement}}
            }
            [ReactorTask]
            private static partial int Work(int n) => Pause(n);
            [ReactorTask]
            private static partial int Extended(this int n) => n;
            static int Twice(int n) => n;
            static int Other(int n) => n;
        }

        """)])[0].ToString();
}
