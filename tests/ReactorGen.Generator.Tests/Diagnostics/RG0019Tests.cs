namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>What this version cannot lower yet.</summary>
public sealed class RG0019Tests
{
    private const string Logic = """
        internal interface ILogic
        {
            static abstract bool operator true(ILogic value);
            static abstract bool operator false(ILogic value);
            static abstract ILogic operator &(ILogic left, ILogic right);
        }

        internal interface ILogic<T> where T : ILogic<T>
        {
            static abstract bool operator true(T value);
            static abstract bool operator false(T value);
            static abstract T operator &(T left, T right);
        }
        """;

    /// <summary>The result is no longer of the type that the operators are asked of.</summary>
    [Fact]
    public void AShortCircuitWhoseResultIsTheInterface() => DiagnosticTest.Reports("RG0019", Logic + """

        static partial class C
        {
            [ReactorTask]
            private static partial T Wait<T>(T value) { Yield(); return value; }

            [ReactorTask]
            private static partial void M<T>(T flag) where T : ILogic
            {
                object both = [|flag && Wait(flag)|];
            }
        }
        """);

    [Fact]
    public void AShortCircuitBeside() => DiagnosticTest.Accepts(Logic + """

        static partial class C
        {
            [ReactorTask]
            private static partial void M<T>(T flag) where T : ILogic
            {
                Yield();
                object both = flag && flag;
            }
        }
        """);

    [Fact]
    public void AShortCircuitOfATypeParameter() => DiagnosticTest.Accepts(Logic + """

        static partial class C
        {
            [ReactorTask]
            private static partial T Wait<T>(T value) { Yield(); return value; }

            [ReactorTask]
            private static partial void M<T>(T flag) where T : ILogic<T>
            {
                T both = flag && Wait(flag);
            }
        }
        """);
}
