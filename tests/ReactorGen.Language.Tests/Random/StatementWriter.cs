using System.Text;

namespace ReactorGen.Language.Tests.Random;

/// <summary>Where a jump may go to.</summary>
[Flags]
internal enum Jumps { None = 0, Return = 1, Break = 2, Continue = 4, Rethrow = 8 }

/// <summary>Writes a method's body. Every loop is bounded, every catch ends, so that a program ends also when it is cancelled.</summary>
/// <param name="expressions">Writes the expressions.</param>
/// <param name="random">The seeded source.</param>
/// <param name="size">How many statements, nested ones included.</param>
internal sealed partial class StatementWriter(ExpressionWriter expressions, System.Random random, int size)
{
    private readonly StringBuilder _text = new();

    // What keeps a jump from being taken for ever, and where it goes.
    private readonly List<(string Guard, string Label)> _gotos = [];

    private int _left = size;
    private int _loops;
    private int _names;

    private Scope Scope => expressions.Scope;

    public string Method()
    {
        Scope.Enter();
        while (_left > 0) Statements(Jumps.Return, 1);
        Line($"return {expressions.Int()};");
        Scope.Leave();
        return _text.ToString();
    }

    private void Statements(Jumps jumps, int count)
    {
        for (; count > 0 && _left > 0; count--)
        {
            _left--;
            Statement(jumps);
        }
    }

    private void Statement(Jumps jumps)
    {
        var deep = Scope.Depth > 5 || _left < 1;
        switch (random.Next(deep ? 13 : 37))
        {
            case 0 or 1 or 2: Declaration(); break;
            case 3: Line($"t.Log({expressions.Int()});"); break;
            case 4: Line($"t.Log({expressions.Text()});"); break;
            case 5 or 6: Line($"{expressions.IntPlace()} {Pick("=", "+=", "-=", "^=", "|=")} {expressions.Int()};"); break;
            case 7 when expressions.Local(Kind.Text) is { } text: Line($"{text} {Pick("=", "+=")} {expressions.Text(1)};"); break;
            case 8: Line(expressions.MaySuspend ? $"Pause({expressions.Int(1)});" : "t.Log(\"no suspension\");"); break;
            case 9: OutVariable(); break;
            case 10: Jump(jumps); break;
            case 11: Deconstruction(); break;
            case 12: Line($"{expressions.CounterPlace()}.{Pick("N++", "Next()", $"Add({expressions.Int(1)})")};"); break;
            case 13 or 14: If(jumps); break;
            case 15: PatternIf(jumps); break;
            case 16 or 17: For(jumps); break;
            case 18: While(jumps); break;
            case 19: DoWhile(jumps); break;
            case 20 or 21: Foreach(jumps); break;
            case 22: Switch(jumps); break;
            case 23: PatternSwitch(jumps); break;
            case 24 or 25: TryFinally(jumps); break;
            case 26 or 27: TryCatch(jumps); break;
            case 28 or 29: Using(jumps); break;
            case 30: Body(jumps); break;
            case 31: ForwardGoto(jumps); break;
            case 32: BackwardGoto(jumps); break;
            case 33: LocalFunction(); break;
            case 34: Lock(); break;
            case 35: Line(expressions.MaySuspend ? "node.Next = Pause(new Node(t, \"k\"));" : "node.Next ??= new Node(t, \"k\");"); break;
            // No goto may pass a using declaration.
            case 36 when _gotos.Count > 0: Using(jumps); break;
            default: Line($"using var {Unscoped('r')} = t.Open(\"{expressions.Tag()}\");"); break;
        }
    }

    private void Declaration()
    {
        var kind = (Kind)random.Next(6);
        var value = expressions.Of(kind);
        Line($"{(kind == Kind.Function ? "Func<int>" : "var")} {Declared(kind)} = {value};");
    }

    private void OutVariable()
    {
        var value = expressions.Text(1);
        var name = Scope.Reserve();
        Line($"int.TryParse({value}, out var {name});");
        Scope.Declare(name, Kind.Int);
    }

    private void Deconstruction()
    {
        if (random.Next(2) == 0)
        {
            Line($"({expressions.IntPlace()}, {expressions.IntPlace()}) = ({expressions.Int(1)}, {expressions.Int(1)});");
            return;
        }

        var (left, right) = (expressions.Int(1), expressions.Text(1));
        var number = Declared(Kind.Int);
        Line($"var ({number}, {Declared(Kind.Text)}) = ({left}, {right});");
    }

    private void LocalFunction()
    {
        var name = Scope.Unique('m');
        var result = expressions.WithoutSuspension(() => expressions.Int());
        Line($"int {name}() {{ {expressions.WithoutSuspension(() => expressions.IntPlace(0))} += 1; return {result}; }}");
        Scope.Declare(name, Kind.Function, isAssignable: false);
    }

    private void If(Jumps jumps)
    {
        Line($"if ({expressions.Bool()})");
        Body(jumps);
        if (random.Next(2) == 0) return;
        Line("else");
        Body(jumps);
    }

    private void PatternIf(Jumps jumps)
    {
        var (name, subject) = (Unscoped('v'), expressions.Int(1));
        Line($"if (Maybe({subject}) is {Pick("int", "{ }", "> 0 and var")} {name} && {expressions.Bool()})");
        Body(jumps, $"{name} += {expressions.Int(1)};", (name, Kind.Int));
    }

    private void Switch(Jumps jumps)
    {
        var isText = random.Next(4) == 0;
        Line(isText ? $"switch ({expressions.Text()})" : $"switch ({expressions.Int(1)} & 3)");
        Line("{");
        for (var i = 0; i < 3; i++)
        {
            var guard = random.Next(4) == 0 ? $" when {expressions.Bool()}" : "";
            string[] labels = isText ? ["\"x\"", "\"yz\"", "\"\""] : ["0", "1", "2"];
            Line(i == 2 ? "default:" : $"case {labels[i]}{guard}:");
            Body(jumps & ~Jumps.Break);
            // A jump to a later section only: it ends.
            Line(i == 0 && random.Next(3) == 0 ? "goto default;" : "break;");
        }

        Line("}");
    }

    private void PatternSwitch(Jumps jumps)
    {
        Line($"switch ({expressions.Bool()} ? (object){expressions.Int(1)} : {expressions.Text()})");
        Line("{");
        var name = Unscoped('v');
        Line($"case {Pick("int", "> 1 and int")} {name} when {expressions.Bool()}:");
        Body(jumps & ~Jumps.Break, "", (name, Kind.Int));
        Line("break;");
        name = Unscoped('v');
        Line($"case string {{ Length: > 0 }} {name}{(random.Next(2) == 0 ? $" when {expressions.Bool()}" : "")}:");
        Body(jumps & ~Jumps.Break, "", (name, Kind.Text));
        Line("break;");
        if (random.Next(2) == 0)
        {
            Line("default:");
            Body(jumps & ~Jumps.Break);
            Line("break;");
        }

        Line("}");
    }

    private void Lock()
    {
        Line($"lock ({(expressions.MaySuspend ? "Pause(array)" : "array")})");
        var before = expressions.MaySuspend;
        expressions.MaySuspend = false;
        Body(Jumps.None);
        expressions.MaySuspend = before;
    }

    private void Body(Jumps jumps, string first = "", params (string Name, Kind Kind)[] declared)
    {
        Line("{");
        Scope.Enter();
        foreach (var (name, kind) in declared) Scope.Declare(name, kind);
        if (first.Length > 0) Line(first);
        Statements(jumps, random.Next(1, 4));
        Scope.Leave();
        Line("}");
    }

    private string Declared(Kind kind)
    {
        var name = Scope.Reserve();
        Scope.Declare(name, kind);
        return name;
    }

    private string Unscoped(char letter) => Scope.Unique(letter);

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private void Line(string line) => _text.Append(' ', 8 + (4 * Math.Max(0, Scope.Depth - 1))).Append(line).Append('\n');
}
