using System.Text;

namespace ReactorGen.Language.Tests.Random;

/// <summary>Writes a method's body. Every loop is bounded, every catch ends, so that a program ends also when it is cancelled.</summary>
internal sealed class StatementWriter(ExpressionWriter expressions, System.Random random)
{
    private readonly StringBuilder _text = new();
    private int _left = 28;
    private int _loops;
    private int _names;

    private enum Jumps { None, Return, Loop }

    private Scope Scope => expressions.Scope;

    public string Method()
    {
        Scope.Enter();
        Statements(Jumps.Return, random.Next(4, 8));
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
        var deep = Scope.Depth > 5 || _left < 2;
        switch (random.Next(deep ? 9 : 24))
        {
            case 0 or 1: Declaration(); break;
            case 2: Line($"t.Log({expressions.Int()});"); break;
            case 3: Line($"t.Log({expressions.Text()});"); break;
            case 4: Line($"{expressions.IntPlace()} {Pick("=", "+=", "-=", "^=")} {expressions.Int()};"); break;
            case 5 when expressions.Local(Kind.Text) is { } text: Line($"{text} {Pick("=", "+=")} {expressions.Text(1)};"); break;
            case 6: Line(expressions.MaySuspend ? $"Pause({expressions.Int(1)});" : "t.Log(\"no suspension\");"); break;
            case 7: OutVariable(); break;
            case 8: Jump(jumps); break;
            case 9 or 10: If(jumps); break;
            case 11 or 12: For(jumps); break;
            case 13: While(jumps); break;
            case 14: DoWhile(jumps); break;
            case 15: Foreach(jumps); break;
            case 16: Switch(jumps); break;
            case 17 or 18: TryFinally(jumps); break;
            case 19 or 20: TryCatch(jumps); break;
            case 21: Using(jumps); break;
            case 22: Block(jumps); break;
            default: Line($"using var {Declared(Kind.Text, inScope: false)} = t.Open(\"{expressions.Tag()}\");"); break;
        }
    }

    private void Declaration()
    {
        var kind = (Kind)random.Next(4);
        var value = expressions.Of(kind);
        Line($"var {Declared(kind)} = {value};");
    }

    private void OutVariable()
    {
        var value = expressions.Text(1);
        var name = Scope.Reserve();
        Line($"int.TryParse({value}, out var {name});");
        Scope.Declare(name, Kind.Int);
    }

    private void Jump(Jumps jumps)
    {
        var condition = expressions.Bool();
        var jump = (jumps, random.Next(5)) switch
        {
            (Jumps.None, _) or (_, 0) => $"throw new Boom(\"{expressions.Tag()}\");",
            (Jumps.Loop, 1 or 2) => "continue;",
            (Jumps.Loop, 3) => "break;",
            _ => $"return {expressions.Int(2)};",
        };
        Line($"if ({condition}) {jump}");
    }

    private void If(Jumps jumps)
    {
        Line($"if ({expressions.Bool()})");
        Body(jumps);
        if (random.Next(2) == 0) return;
        Line("else");
        Body(jumps);
    }

    private void For(Jumps jumps)
    {
        if (TooManyLoops()) return;
        Scope.Enter();
        var name = Scope.Reserve();
        Line($"for (var {name} = 0; {name} < {random.Next(1, 4)}{(random.Next(3) == 0 ? $" && {expressions.Bool(1)}" : "")}; {name}++{(random.Next(3) == 0 ? $", t.Log({expressions.Int(1)})" : "")})");
        Scope.Declare(name, Kind.Int, isAssignable: false);
        LoopBody(jumps);
        Scope.Leave();
    }

    private void While(Jumps jumps)
    {
        if (TooManyLoops()) return;
        var name = Scope.Reserve();
        Line($"var {name} = 0;");
        Scope.Declare(name, Kind.Int, isAssignable: false);
        Line($"while ({name}++ < {random.Next(1, 4)} && {expressions.Bool()})");
        LoopBody(jumps);
    }

    private void DoWhile(Jumps jumps)
    {
        if (TooManyLoops()) return;
        var name = Scope.Reserve();
        Line($"var {name} = 0;");
        Scope.Declare(name, Kind.Int, isAssignable: false);
        Line("do");
        LoopBody(jumps);
        Line($"while (++{name} < {random.Next(1, 3)} && {expressions.Bool()});");
    }

    private void Foreach(Jumps jumps)
    {
        if (TooManyLoops()) return;
        Scope.Enter();
        var source = Pick("new[] { 1, 2 }", "new List<int> { 3, 4 }", "new Steps(t, 2)", "new Numbers(t, 2)", "array", $"Pause(new[] {{ {expressions.WithoutSuspension(() => expressions.Int(1))} }})");
        if (!expressions.MaySuspend && source.StartsWith("Pause", StringComparison.Ordinal)) source = "array";
        var name = Scope.Reserve();
        Line($"foreach (var {name} in {source})");
        Scope.Declare(name, Kind.Int, isAssignable: false);
        LoopBody(jumps);
        Scope.Leave();
    }

    private void Switch(Jumps jumps)
    {
        Line($"switch ({expressions.Int(2)} & 3)");
        Line("{");
        for (var i = 0; i < 3; i++)
        {
            Line(i == 2 ? "default:" : random.Next(3) == 0 ? $"case {i}: case {i + 2}:" : $"case {i}:");
            // A break in a section would leave the switch; the jumps of the body are those of the method.
            Body(jumps == Jumps.Loop ? Jumps.Return : jumps);
            Line("break;");
        }

        Line("}");
    }

    private void TryFinally(Jumps jumps)
    {
        Line("try");
        Body(jumps);
        Finally();
    }

    private void TryCatch(Jumps jumps)
    {
        Line("try");
        Body(jumps);
        if (random.Next(3) == 0)
        {
            Line($"catch (Boom) when ({expressions.WithoutSuspension(() => expressions.Bool(1))})");
            Handler(jumps);
        }

        var name = $"x{_names++}";
        Line(random.Next(2) == 0 ? $"catch (Boom {name})" : $"catch (Exception {name}) when ({name} is not RunawayException)");
        Handler(jumps, $"t.Log({name});");
        if (random.Next(3) == 0) Finally();
    }

    private void Finally()
    {
        Line("finally");
        Handler(Jumps.None);
    }

    private void Handler(Jumps jumps, string first = "")
    {
        var before = expressions.MaySuspend;
        expressions.MaySuspend = false;
        Body(jumps, $"t.Log(\"{expressions.Tag()}\");{first}");
        expressions.MaySuspend = before;
    }

    private void Using(Jumps jumps)
    {
        Line($"using ({Pick($"t.Open(\"{expressions.Tag()}\")", $"t.OpenStruct(\"{expressions.Tag()}\")")})");
        Body(jumps);
    }

    private void Block(Jumps jumps) => Body(jumps);

    private void LoopBody(Jumps jumps)
    {
        _loops++;
        // A jump out of a finally is not allowed; one inside a loop inside it is.
        Body(jumps == Jumps.None ? Jumps.None : Jumps.Loop);
        _loops--;
    }

    private void Body(Jumps jumps, string first = "")
    {
        Line("{");
        Scope.Enter();
        if (first.Length > 0) Line(first);
        Statements(jumps, random.Next(1, 4));
        Scope.Leave();
        Line("}");
    }

    private bool TooManyLoops() => _loops >= 2;

    private string Declared(Kind kind, bool inScope = true)
    {
        var name = inScope ? Scope.Reserve() : $"r{_names++}";
        if (inScope) Scope.Declare(name, kind);
        return name;
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private void Line(string line) => _text.Append(' ', 8 + (4 * Math.Max(0, Scope.Depth - 1))).Append(line).Append('\n');
}
