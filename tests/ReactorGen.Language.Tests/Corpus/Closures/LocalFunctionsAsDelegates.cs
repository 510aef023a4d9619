// covers: 3.16, 4.1
// Two conversions of one local function are equal: a handler can be taken off again after a suspension.
using ReactorGen;

namespace Corpus.Closures.LocalFunctionsAsDelegates;

public delegate int Measure(string text, ref int total, out int rest);

public class Source
{
    public event Action<int>? Changed;

    public event EventHandler? Plain;

    public void Raise(int n)
    {
        Changed?.Invoke(n);
        Plain?.Invoke(this, EventArgs.Empty);
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var source = new Source();
        var seen = 0;
        source.Changed += OnChanged;
        source.Plain += new EventHandler(OnPlain);
        source.Raise(1);
        Pause();
        source.Raise(2);
        t.Log(seen);
        source.Changed -= OnChanged;
        source.Plain -= new EventHandler(OnPlain);
        source.Raise(3);
        t.Log(seen);
        Action<int> one = OnChanged;
        Pause();
        Action<int> two = OnChanged;
        t.Log(one == two);
        t.Log(string.Join(",", new[] { 1, 2, 3 }.Select(Scale)));
        t.Log(new[] { 1, 2, 3 }.Where(IsLarge).Count() + Pause(1));
        Measure measure = Length;
        var total = 1;
        t.Log($"{measure("abc", ref total, out var rest)} {total} {rest}");
        var natural = Scale;
        t.Log(natural(2) + Pause(natural(3)));
        Func<object> boxed = Text;
        t.Log(boxed());
        Func<string> generic = Made<string>;
        t.Log(generic() ?? "null");
        var cast = (Func<int, int>)Scale;
        t.Log(cast(1));
        Func<int, Func<int, int>> choose = n => n > 0 ? Scale : Negative;
        t.Log(choose(1)(1) + choose(-1)(1));
        for (var i = 0; i < 2; i++)
        {
            var own = i * 10;
            source.Changed += Own;
            Pause();
            source.Raise(5);
            source.Changed -= Own;
            source.Raise(6);
            t.Log($"{own} {seen}");

            void Own(int n) => own += n + seen;
        }

        t.Log(Uses(Scale)(4));

        void OnChanged(int n) => seen += n;

        void OnPlain(object? sender, EventArgs e) => seen += 1000;

        int Scale(int n) => n * seen;

        int Negative(int n) => -n * seen;

        bool IsLarge(int n) => n > seen - seen + 1;

        int Length(string text, ref int sum, out int rest)
        {
            sum += text.Length;
            rest = seen;
            return sum;
        }

        string Text() => $"{seen}";

        T? Made<T>()
        {
            seen++;
            return default;
        }

        Func<int, int> Uses(Func<int, int> f)
        {
            Func<int, int> g = Scale;
            return n => f(n) + g(n);
        }
    }
}
