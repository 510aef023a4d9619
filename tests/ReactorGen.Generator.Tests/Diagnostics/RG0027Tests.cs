namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>The machine of a leaf must be able to stand for it.</summary>
public sealed class RG0027Tests
{
    [Fact]
    public void OtherParameters() => DiagnosticTest.Reports("RG0027", """
        using ReactorGen.Machines;

        public struct TickMachine : IReactorMachine<int>
        {
            public void Begin(long times) { }

            public Poll Resume(scoped ref TaskContext context) => Poll.Ready;

            public void Describe(ref StackWriter writer) { }

            public int GetResult() => 1;
        }

        class C
        {
            [[|ReactorTask(Machine = typeof(TickMachine))|]]
            public static int Tick(int times) => throw new InvalidOperationException();
        }
        """);

    [Fact]
    public void OtherNames() => DiagnosticTest.Reports("RG0027", """
        using ReactorGen.Machines;

        public struct TickMachine : IReactorMachine<int>
        {
            public void Begin(int count) { }

            public Poll Resume(scoped ref TaskContext context) => Poll.Ready;

            public void Describe(ref StackWriter writer) { }

            public int GetResult() => 1;
        }

        class C
        {
            [[|ReactorTask(Machine = typeof(TickMachine))|]]
            public static int Tick(int times) => throw new InvalidOperationException();
        }
        """);

    [Fact]
    public void NoDefault() => DiagnosticTest.Reports("RG0027", """
        using ReactorGen.Machines;

        public struct TickMachine : IReactorMachine<int>
        {
            public void Begin(int times) { }

            public Poll Resume(scoped ref TaskContext context) => Poll.Ready;

            public void Describe(ref StackWriter writer) { }

            public int GetResult() => 1;
        }

        class C
        {
            [[|ReactorTask(Machine = typeof(TickMachine))|]]
            public static int Tick(int times = 1) => throw new InvalidOperationException();
        }
        """);

    [Fact]
    public void NoReceiver() => DiagnosticTest.Reports("RG0027", """
        using ReactorGen.Machines;

        public struct TickMachine : IReactorMachine<int>
        {
            public void Begin(int times) { }

            public Poll Resume(scoped ref TaskContext context) => Poll.Ready;

            public void Describe(ref StackWriter writer) { }

            public int GetResult() => 1;
        }

        class C
        {
            [[|ReactorTask(Machine = typeof(TickMachine))|]]
            public int Tick(int times) => throw new InvalidOperationException();
        }
        """);

    [Fact]
    public void AClass() => DiagnosticTest.Reports("RG0027", """
        using ReactorGen.Machines;

        public class TickMachine : IReactorMachine<int>
        {
            public void Begin(int times) { }

            public Poll Resume(scoped ref TaskContext context) => Poll.Ready;

            public void Describe(ref StackWriter writer) { }

            public int GetResult() => 1;
        }

        class C
        {
            [[|ReactorTask(Machine = typeof(TickMachine))|]]
            public static int Tick(int times) => throw new InvalidOperationException();
        }
        """);

    [Fact]
    public void NoContract() => DiagnosticTest.Reports("RG0027", """
        using ReactorGen.Machines;

        public struct TickMachine : IDisposable
        {
            public void Begin(int times) { }

            public Poll Resume(scoped ref TaskContext context) => Poll.Ready;

            public void Describe(ref StackWriter writer) { }

            public int GetResult() => 1;

            public void Dispose() { }
        }

        class C
        {
            [[|ReactorTask(Machine = typeof(TickMachine))|]]
            public static int Tick(int times) => throw new InvalidOperationException();
        }
        """);

    [Fact]
    public void AnotherResult() => DiagnosticTest.Reports("RG0027", """
        using ReactorGen.Machines;

        public struct TickMachine : IReactorMachine<int>
        {
            public void Begin(int times) { }

            public Poll Resume(scoped ref TaskContext context) => Poll.Ready;

            public void Describe(ref StackWriter writer) { }

            public int GetResult() => 1;
        }

        class C
        {
            [[|ReactorTask(Machine = typeof(TickMachine))|]]
            public static long Tick(int times) => throw new InvalidOperationException();
        }
        """);

    [Fact]
    public void LessVisible() => DiagnosticTest.Reports("RG0027", """
        using ReactorGen.Machines;

        internal struct TickMachine : IReactorMachine<int>
        {
            public void Begin(int times) { }

            public Poll Resume(scoped ref TaskContext context) => Poll.Ready;

            public void Describe(ref StackWriter writer) { }

            public int GetResult() => 1;
        }

        public class C
        {
            [[|ReactorTask(Machine = typeof(TickMachine))|]]
            public static int Tick(int times) => throw new InvalidOperationException();
        }
        """);

    [Fact]
    public void Static() => DiagnosticTest.Accepts("""
        using ReactorGen.Machines;

        public struct TickMachine : IReactorMachine<int>
        {
            public void Begin(int times) { }

            public Poll Resume(scoped ref TaskContext context) => Poll.Ready;

            public void Describe(ref StackWriter writer) { }

            public int GetResult() => 1;
        }

        class C
        {
            [ReactorTask(Machine = typeof(TickMachine))]
            public static int Tick(int times) => throw new InvalidOperationException();
        }
        """);

    [Fact]
    public void AnInstanceMethod() => DiagnosticTest.Accepts("""
        using ReactorGen.Machines;

        public struct TickMachine : IReactorMachine<int>
        {
            public void Begin(C receiver, int times) { }

            public Poll Resume(scoped ref TaskContext context) => Poll.Ready;

            public void Describe(ref StackWriter writer) { }

            public int GetResult() => 1;
        }

        public class C
        {
            [ReactorTask(Machine = typeof(TickMachine))]
            public int Tick(int times) => throw new InvalidOperationException();
        }
        """);

    [Fact]
    public void CallerInfoThatIsNotTaken() => DiagnosticTest.Accepts("""
        using ReactorGen.Machines;

        public struct TickMachine : IReactorMachine<int>
        {
            public void Begin(int times) { }

            public Poll Resume(scoped ref TaskContext context) => Poll.Ready;

            public void Describe(ref StackWriter writer) { }

            public int GetResult() => 1;
        }

        class C
        {
            [ReactorTask(Machine = typeof(TickMachine))]
            public static int Tick(int times, [System.Runtime.CompilerServices.CallerMemberName] string caller = "") => throw new InvalidOperationException();
        }
        """);
}
