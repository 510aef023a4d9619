// covers: 3.16, 4.1, 4.3
using ReactorGen;

namespace Corpus.Closures.LocalFunctions;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var sum = 0;
        Add(1);
        Pause();
        Add(by: 2);
        sum += 10;
        t.Log(sum);
        t.Log(Get() + Pause(Get()) + Get());
        t.Log(Even(7) ? "even" : "odd");
        t.Log(Factorial(5));
        foreach (var n in Up(3)) t.Log(n);
        foreach (var n in Up(2))
        {
            Pause();
            sum += n;
            t.Log(sum);
        }

        t.Log(Identity("id") + Identity<int>(5) + Both("x", 1));
        var first = 1;
        Exchange(ref first, in sum, out var second);
        t.Log($"{first} {second}");
        Pause();
        t.Log(Total(1, 2, 3) + Total());
        t.Log(Twice(4));
        t.Log(Optional() + Optional(3));
        t.Log(Apply(() => Get() + 1));
        t.Log(Later().GetAwaiter().GetResult());
        if (Pause(true))
        {
            var inner = 5;
            Pause();
            Bump();
            t.Log(inner);

            void Bump()
            {
                inner += sum;
                Add(inner);
            }
        }

        t.Log(sum);
        return;

        void Add(int by) => sum += by;

        int Get()
        {
            return sum++;
        }

        bool Even(int n) => n == 0 || Odd(n - 1);

        bool Odd(int n)
        {
            sum++;
            return n != 0 && Even(n - 1);
        }

        static int Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);

        IEnumerable<int> Up(int n)
        {
            for (var i = 0; i < n; i++) yield return i + sum;
        }

        T Identity<T>(T value)
        {
            sum++;
            return value;
        }

        string Both<TOne, TTwo>(TOne one, TTwo two) where TTwo : struct => $"{one}{two}{sum}";

        void Exchange(ref int a, in int b, out int c)
        {
            c = a;
            a = b + sum;
        }

        int Total(params int[] values) => values.Sum() + sum;

        static int Twice(int n) => n * 2;

        int Optional(int n = 7) => n + sum;

        static int Apply(Func<int> f) => f();

        async Task<int> Later()
        {
            await Task.CompletedTask;
            sum += 1000;
            return sum;
        }
    }
}
