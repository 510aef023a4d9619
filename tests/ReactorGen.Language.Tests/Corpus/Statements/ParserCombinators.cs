// covers: 5.6, 3.12, 4.1
using ReactorGen;

namespace Corpus.Statements.ParserCombinators;

public static partial class Program
{
    private readonly record struct Result<T>(bool Ok, T? Value, int Next) { public static implicit operator bool(Result<T> r) => r.Ok; }

    private sealed partial class Grammar(Trace t, string text)
    {
        private int _furthest;

        [ReactorTask]
        private partial Result<char> One(int at, Func<char, bool> accept)
        {
            _furthest = Math.Max(_furthest, at);
            return at < text.Length && accept(Pause(text[at])) ? new(true, text[at], at + 1) : default;
        }

        [ReactorTask]
        private partial Result<List<T>> Many<T>(int at, Func<Grammar, int, BoxedTask<Result<T>>> parse)
        {
            List<T> items = [];
            while (Await(parse(this, at)) is (true, { } value, var next) && next > at) (at, _) = (next, Add(value));
            return new(items.Count > 0, items, at);
            int Add(T item) { items.Add(item); return items.Count; }
        }

        [ReactorTask]
        private partial Result<int> Number(int at) =>
            Many<char>(at, static (g, i) => g.OneTask(i, char.IsDigit)) is { Ok: true } digits ? new(true, int.Parse(string.Concat(digits.Value!)), digits.Next) : default;

        [ReactorTask]
        private partial Result<int> Factor(int at)
        {
            if (Number(at) is { Ok: true } n) return n;
            if (One(at, c => c == '-') && Factor(at + 1) is { Ok: true, Value: var v, Next: var after }) return new(true, -v, after);
            return One(at, c => c == '(') && Sum(at + 1) is { Ok: true } s && One(s.Next, c => c == ')') is { Ok: true } close ? s with { Next = close.Next } : default;
        }

        [ReactorTask]
        private partial Result<int> Product(int at)
        {
            var left = Factor(at);
            while (left && One(left.Next, c => c is '*' or '/') is (true, var op, var next) && Factor(next) is (true, var right, var end))
                left = new(true, op switch { '*' => left.Value * right, '/' when right != 0 => left.Value / right, _ => throw new DivideByZeroException($"at {Pause(next)}") }, end);
            return left;
        }

        [ReactorTask]
        public partial Result<int> Sum(int at = 0)
        {
            for (var left = Product(at); ;)
            {
                if (!left || One(left.Next, "+-".Contains) is not { Ok: true, Value: var sign } op || Product(op.Next) is not { Ok: true } right) return left;
                left = right with { Value = sign == '+' ? left.Value + right.Value : left.Value - right.Value };
            }
        }

        public void Report() => t.Log($"furthest {_furthest}");
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var text in new[] { "1+2*3", "(1+2)*-3", "2*", "10/(5-5)", "x" })
        {
            var g = new Grammar(t, text);
            try { t.Log(g.Sum() is { Ok: true, Value: var v, Next: var n } ? $"{v} to {n}" : "failed"); }
            catch (DivideByZeroException e) { t.Log(e); }
            finally { g.Report(); }
        }
    }
}
