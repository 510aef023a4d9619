namespace ReactorGen.Generator.Tests.Diagnostics;

/// <summary>What this version cannot lower yet.</summary>
public sealed class RG0019Tests
{
    private const string Logic = """
        internal interface ILogic<T> where T : ILogic<T>
        {
            static abstract bool operator true(T value);
            static abstract bool operator false(T value);
            static abstract T operator &(T left, T right);
        }
        """;

    [Fact]
    public void AShortCircuitOfATypeParameter() => DiagnosticTest.Reports("RG0019", Logic + """

        static partial class C
        {
            [ReactorTask]
            private static partial T Wait<T>(T value) { Yield(); return value; }

            [ReactorTask]
            private static partial void M<T>(T flag) where T : ILogic<T>
            {
                T both = [|flag && Wait(flag)|];
            }
        }
        """);

    [Fact]
    public void AShortCircuitOfATypeParameterBeside() => DiagnosticTest.Accepts(Logic + """

        static partial class C
        {
            [ReactorTask]
            private static partial void M<T>(T flag) where T : ILogic<T>
            {
                Yield();
                T both = flag && flag;
            }
        }
        """);
}
