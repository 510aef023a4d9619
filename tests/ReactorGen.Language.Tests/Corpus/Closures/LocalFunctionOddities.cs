// covers: 3.16, 4.1, 4.4
using ReactorGen;
using System.Diagnostics.CodeAnalysis;

namespace Corpus.Closures.LocalFunctionOddities;

public static partial class Program
{
    private delegate int Fold(int a, params int[] more);

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Early(Pause(1)));
        var state = Pause(2);
        int Early(int n, string name = "early") => n + name.Length;
        [return: NotNullIfNotNull(nameof(s))]
        string? Up(string? s) => s?.ToUpperInvariant() + state;
        ref int At(int[] a, int i) => ref a[i + state - state];
        int Many(int first, params int[] rest) => first + rest.Sum() + state;
        (int, T) With<T>(T value, [AllowNull] T other = default) => (state++, value ?? other!);
        Fold fold = Many;
        int[] array = [1, 2, 3];
        At(array, Pause(1)) = 50;
        At(array, 0) += array[1];
        t.Log((object)array);
        t.Log(Up(Pause<string?>(null)) + Up(Pause("x")));
        t.Log(fold(1, Pause(2), 3) + Many(state = Pause(5)) + Many(1, array));
        t.Log(With("w").Item2 + With(Pause(3)).Item1 + With<string?>(null, Pause("o")).Item2);
        for (var i = 0; i < 2; i++)
        {
            int Loop() => i + state;
            Func<int> kept = Loop;
            Pause();
            t.Log(Loop() + kept());
            if (i == 0) continue;
            var sum = 0;
            void Visit(int depth)
            {
                sum += depth + i;
                if (depth > 0) Visit(depth - 1);
                else Leave();
                void Leave() { sum += Loop(); state--; }
            }

            Visit(Pause(2));
            t.Log($"{sum} {state}");
        }

        Action? last = null;
        switch (Pause(1))
        {
            case 1:
                int Section(int x) => x * state;
                t.Log(Section(Pause(2)));
                last = () => t.Log(Section(3));
                goto case 2;
            case 2:
                t.Log(Section(4) + Pause(0));
                break;
        }

        state = Pause(7);
        last?.Invoke();
        static int Fibonacci(int n) => n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);
        t.Log(Fibonacci(Pause(7)));
        int assigned;
        void Assign() => assigned = state;
        Assign();
        t.Log(assigned + Pause(1));
        unsafe int Size() => sizeof(long) + state;
        t.Log(Size() + Pause(0));
        return;
        void Unused() => throw new Boom("unused");
    }
}
