// covers: 3.12, 1.23, 1.3
using ReactorGen;

namespace Corpus.Switches.SwitchExpressionEverywhere;

public static partial class Program
{
    private enum Op { Push, Add, Mul, Jump, Print, Halt }
    private readonly record struct Instruction(Op Op, int Arg = 0) { public static implicit operator Instruction((Op op, int arg) p) => new(p.op, p.arg); }

    [ReactorTask]
    private static partial int Execute(Trace t, ReadOnlyMemory<Instruction> code)
    {
        Stack<int> stack = [];
        for (var pc = 0; pc >= 0;)
        {
            var i = code.Span[pc];
            pc = i switch
            {
                { Op: Op.Halt } => -1,
                (Op.Push, var n) when Push(n + Pause(0)) => pc + 1,
                { Op: Op.Add or Op.Mul, Op: var op } => Push(op switch { Op.Add => stack.Pop() + Pause(stack.Pop()), Op.Mul => Pause(stack.Pop()) * stack.Pop(), _ => throw new Boom("op") }) ? pc + 1 : 0,
                (Op.Jump, < 0 and var back) => stack.TryPeek(out var top) && top > Pause(50) ? pc + 1 : pc + back,
                (Op.Print, _) => Print() switch { > 0 => Pause(pc), 0 => pc, var neg => throw new Boom($"negative {neg}") } + 1,
                _ => throw new InvalidOperationException($"at {pc}: {Pause(i.Op)}"),
            };
        }

        return stack.Count > 0 ? stack.Pop() : default;
        bool Push(int n) { stack.Push(n); return true; }
        int Print() { t.Log(stack.Peek()); return stack.Peek(); }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Execute(t, new Instruction[] { (Op.Push, 2), (Op.Push, 3), (Op.Mul, 0), (Op.Print, 0), (Op.Jump, -3), (Op.Halt, 0) }[..4].Append(new(Op.Halt)).ToArray()));
        t.Log(Execute(t, new Instruction[] { new(Op.Push, 7), new(Op.Push, 5), new(Op.Add), new(Op.Push, 5), new(Op.Mul), new(Op.Jump, -2), new(Op.Halt) }));
        try { Execute(t, new[] { new Instruction(Op.Push, -1), new(Op.Print) }); } catch (Boom e) { t.Log(e); }
        try { Execute(t, new Instruction[] { new(Op.Jump, 5) }); } catch (InvalidOperationException e) { t.Log(e); }
        foreach (var x in new object?[] { 1, "s", null, 2.5, 'c' })
        {
            byte small = x switch { int => 1, string => (byte)Pause(2), _ => 3 };
            object boxed = x switch { int i => i + 0.5, string s => Pause(s.Length), null => Pause("null"), _ => x };
            Func<int, int> f = x switch { int i => n => n + i, string s => n => n * s.Length + Pause2(n), _ => null! };
            t.Log($"{small} {boxed} {f?.Invoke(Pause(2))}");
            (x switch { int => (Action)(() => t.Log("int")), _ when Pause(true) => () => t.Log("other"), _ => throw new Boom("x") })();
            int? maybe = x switch { int => null, _ => Pause(4) };
            t.Log(maybe);
            t.Log(x is null ? 0 : (Pause(x) switch { IConvertible c when c is not string => c.ToInt32(null) is var q && q > Pause(1) ? q : -q, { } other => other.ToString()!.Length }));
        }

        static int Pause2(int n) => n;
    }
}
