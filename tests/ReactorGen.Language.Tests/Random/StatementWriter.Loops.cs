namespace ReactorGen.Language.Tests.Random;

/// <summary>Loops, and jumps.</summary>
internal sealed partial class StatementWriter
{
    private void Jump(Jumps jumps)
    {
        var condition = expressions.Bool();
        var jump = random.Next(7) switch
        {
            0 => $"throw new Boom(\"{expressions.Tag()}\");",
            1 when jumps.HasFlag(Jumps.Rethrow) => "throw;",
            1 or 2 when jumps.HasFlag(Jumps.Continue) => "continue;",
            3 when jumps.HasFlag(Jumps.Break) => "break;",
            4 or 5 when _gotos.Count > 0 => "",
            _ => jumps.HasFlag(Jumps.Return) ? $"return {expressions.Int(1)};" : $"throw new Boom(\"{expressions.Tag()}\");",
        };
        var (guard, label) = jump.Length > 0 ? ("", "") : _gotos[random.Next(_gotos.Count)];
        Line(jump.Length > 0 ? $"if ({condition}) {jump}" : $"if ({guard}{condition}) goto {label};");
    }

    private void ForwardGoto(Jumps jumps)
    {
        var label = $"L{_names++}";
        // In a block of its own: no goto may pass a using declaration.
        Line("{");
        _gotos.Add(("", label));
        Body(jumps, $"if ({expressions.Bool()}) goto {label};");
        _gotos.RemoveAt(_gotos.Count - 1);
        Line($"{label}: t.Log(\"{label}\");");
        Line("}");
    }

    private void BackwardGoto(Jumps jumps)
    {
        var label = $"L{_names++}";
        var counter = Scope.Reserve();
        Line($"var {counter} = 0;");
        Scope.Declare(counter, Kind.Int, isAssignable: false);
        var guard = $"{counter}++ < 2 && ";
        var jump = $"if ({guard}{expressions.Bool()}) goto {label};";
        Line("{");
        Line($"{label}:");
        _loops++;
        _gotos.Add((guard, label));
        Body(jumps);
        _gotos.RemoveAt(_gotos.Count - 1);
        _loops--;
        Line(jump);
        Line("}");
    }

    private void For(Jumps jumps)
    {
        if (TooManyLoops()) return;
        Scope.Enter();
        var name = Scope.Reserve();
        Line($"for (var {name} = {(random.Next(3) == 0 ? expressions.Int(1) + " & 1" : "0")}; {name} < {random.Next(1, 4)}{(random.Next(3) == 0 ? $" && {expressions.Bool(1)}" : "")}; {name}++{(random.Next(3) == 0 ? $", t.Log({expressions.Int(1)})" : "")})");
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
        var variable = Unscoped('v');
        Line($"while ({name}++ < {random.Next(1, 4)} && {expressions.Int(1)} is var {variable} && {expressions.Bool()})");
        LoopBody(jumps, (variable, Kind.Int));
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
        var name = Scope.Reserve();
        var some = expressions.Int(1);
        var head = random.Next(8) switch
        {
            0 => $"var {name} in new List<int> {{ 3, {some} }}",
            1 => $"var {name} in new Steps(t, 2)",
            2 => $"var {name} in new Numbers(t, 2)",
            3 => $"var {name} in array",
            4 => $"int {name} in new Untyped(t, 1, {some})",
            5 => $"var {name} in new int[,] {{ {{ 1, {some} }} }}",
            6 => $"var ({name}, _) in new[] {{ (1, \"x\"), ({some}, \"y\") }}",
            _ => $"var {name} in new[] {{ {some}, 2 }}",
        };
        Line($"foreach ({head})");
        // The variable of a deconstruction may be assigned to, others not.
        Scope.Declare(name, Kind.Int, isAssignable: false);
        LoopBody(jumps);
        Scope.Leave();
    }

    private void LoopBody(Jumps jumps, params (string Name, Kind Kind)[] declared)
    {
        _loops++;
        Body(jumps | Jumps.Break | Jumps.Continue, "", declared);
        _loops--;
    }

    private bool TooManyLoops() => _loops >= 2;
}
