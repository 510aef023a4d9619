using System.Globalization;

namespace ReactorGen.Language.Tests.Random;

/// <summary>Writes expressions of a wanted type, with or without suspensions.</summary>
/// <param name="random">The seeded source.</param>
/// <param name="firstCallee">The first of the tasks that may be called.</param>
/// <param name="callees">The number after the last.</param>
internal sealed class ExpressionWriter(System.Random random, int firstCallee, int callees)
{
    private int _tags;
    private int _calls;

    public Scope Scope { get; } = new();

    /// <summary>Whether a suspension may be written: not in a filter, a lambda, a lock.</summary>
    public bool MaySuspend { get; set; } = true;

    public string Int(int depth = 2) => depth <= 0 ? SimpleInt() : random.Next(MaySuspend ? 33 : 25) switch
    {
        0 or 1 => SimpleInt(),
        2 => $"({Int(depth - 1)} {Pick("+", "-", "^", "&")} {Int(depth - 1)})",
        3 => $"({SimpleInt()} + {Int(depth - 1)})",
        4 => Tagged(Int(depth - 1)),
        5 => $"({Bool(depth - 1)} ? {Int(depth - 1)} : {Int(depth - 1)})",
        6 => $"Three({Int(depth - 1)}, {SimpleInt()}, {Int(depth - 1)})",
        7 => $"Three(c: {Int(depth - 1)}, a: {SimpleInt()}, b: {Int(depth - 1)})",
        8 => $"{IntPlace(depth - 1)}",
        9 => $"{Text(depth - 1)}.Length",
        10 => $"(Maybe({Int(depth - 1)}) ?? {(random.Next(5) == 0 ? $"throw new Boom(\"{Tag()}\")" : Int(depth - 1))})",
        11 or 12 or 13 => Assignment(depth),
        14 => $"{CounterPlace()}.Add({Int(depth - 1)})",
        15 => $"node.Add({Int(depth - 1)}, {SimpleInt()})",
        16 => SwitchExpression(depth),
        17 => $"(node.Next?.Add({Int(depth - 1)}, {Int(depth - 1)}) ?? {Int(depth - 1)})",
        18 => $"(({Int(depth - 1)}, {Int(depth - 1)}) is var ({Scope.Unique('u')}, {Fresh('u', out var name)}) ? {name} : 0)",
        19 => $"new Counter {{ N = {Int(depth - 1)} }}.N",
        20 => $"{Pick("checked", "unchecked")}({Int(depth - 1)} + {Int(depth - 1)})",
        21 => $"array[^((({Int(depth - 1)}) & 1) + 1)]",
        22 => Local(Kind.Nullable) is { } local ? $"({local} ??= {Int(depth - 1)})" : SimpleInt(),
        23 => $"new[] {{ {Int(depth - 1)}, {SimpleInt()}, {Int(depth - 1)} }}[{SimpleInt()} & 1]",
        24 => $"(Maybe({Int(depth - 1)}) is {{ }} {Fresh('u', out var found)} && {Bool(depth - 1)} ? {found} : {Int(depth - 1)})",
        25 => Call(depth),
        _ => $"Pause({Int(depth - 1)})",
    };

    public string Bool(int depth = 1) => depth <= 0 ? SimpleBool() : random.Next(MaySuspend ? 13 : 9) switch
    {
        0 => SimpleBool(),
        1 or 2 => $"({Int(depth - 1)} {Pick("<", ">", "<=", "==", "!=")} {Int(depth - 1)})",
        3 or 4 => $"({Bool(depth - 1)} && {Bool(depth - 1)})",
        5 => $"({Bool(depth - 1)} || {Bool(depth - 1)})",
        6 => $"!{Bool(depth - 1)}",
        7 => $"({Bool(depth - 1)} {Pick("&", "|", "^")} {Bool(depth - 1)})",
        8 => $"({Int(depth - 1)} is {Pick("> 2", "0 or 1", "not 0", "int", "< 100 and > -3")})",
        _ => $"Pause({Bool(depth - 1)})",
    };

    public string Text(int depth = 1) => depth <= 0 ? SimpleText() : random.Next(MaySuspend ? 10 : 6) switch
    {
        0 => SimpleText(),
        1 or 2 => $"({Text(depth - 1)} + {Int(depth - 1)})",
        3 => $"({Bool(depth - 1)} ? {Text(depth - 1)} : {Text(depth - 1)})",
        4 or 5 => $"$\"<{{{Int(depth - 1)}}}{{{Text(depth - 1)},3}}>\"",
        _ => $"Pause({Text(depth - 1)})",
    };

    public string Of(Kind kind) => kind switch
    {
        Kind.Int => Int(),
        Kind.Bool => Bool(),
        Kind.Text => Text(),
        Kind.Nullable => random.Next(3) == 0 ? "(int?)null" : $"Maybe({Int()})",
        Kind.Function => $"() => {WithoutSuspension(() => Int())}",
        _ => MaySuspend && random.Next(2) == 0 ? $"Pause(new Counter {{ N = {SimpleInt()} }})" : $"new Counter {{ N = {SimpleInt()} }}",
    };

    public string WithoutSuspension(Func<string> write)
    {
        var before = MaySuspend;
        MaySuspend = false;
        var text = write();
        MaySuspend = before;
        return text;
    }

    /// <summary>What an int may be stored to.</summary>
    public string IntPlace(int depth = 1) => random.Next(9) switch
    {
        0 => "node.Field",
        1 => "node.Value",
        2 => $"array[{Int(depth)} & 3]",
        3 => "s_static",
        4 => $"node[{Int(depth)}]",
        5 => $"{CounterPlace()}.N",
        _ => Local(Kind.Int) ?? "s_static",
    };

    public string? Local(Kind kind)
    {
        var variables = Scope.Of(kind, assignable: true);
        return variables.Count == 0 ? null : variables[random.Next(variables.Count)].Name;
    }

    public string Tag() => $"e{_tags++}";

    public string CounterPlace() => random.Next(4) switch
    {
        0 or 1 when Scope.Of(Kind.Counter) is { Count: > 0 } counters => counters[random.Next(counters.Count)].Name,
        2 => $"counters[{Int(1)} & 1]",
        _ => "node.Counter",
    };

    private string Fresh(char letter, out string name) => name = Scope.Unique(letter);

    private string Tagged(string value) => $"t.V(\"{Tag()}\", {value})";

    private string Assignment(int depth) => random.Next(7) switch
    {
        0 when Local(Kind.Int) is { } local => $"Set(ref {local}, {Int(depth - 1)})",
        1 => $"{IntPlace(depth - 1)}{Pick("++", "--")}",
        2 => $"(++{IntPlace(depth - 1)})",
        3 or 4 => $"({IntPlace(depth - 1)} {Pick("+=", "-=", "^=", "|=")} {Int(depth - 1)})",
        _ => $"({IntPlace(depth - 1)} = {Int(depth - 1)})",
    };

    private string SwitchExpression(int depth)
    {
        var name = Scope.Unique('u');
        var guard = random.Next(2) == 0 ? $" when {Int(depth - 1)} != {Read(Kind.Int)}" : "";
        return $"({Int(depth - 1)} switch {{ {Pick("0", "1 or 2", "< 0")} => {Int(depth - 1)}, var {name}{guard} => {name}, {(guard.Length > 0 ? $"_ => {Int(depth - 1)} " : "")}}})";
    }

    // Few calls: each runs a whole body, and those in loops multiply.
    private string Call(int depth) => firstCallee >= callees || _calls++ >= 2
        ? $"Pause({Int(depth - 1)})"
        : $"W{random.Next(firstCallee, callees)}(t, node, array, counters, {Int(depth - 1)}, {Text(depth - 1)})";

    private string SimpleInt() => random.Next(5) switch
    {
        0 => random.Next(5).ToString(CultureInfo.InvariantCulture),
        1 => Pick("node.Field", "s_static", "node.Value", "node.Counter.N", "array[1]"),
        2 when Scope.Of(Kind.Function).Count > 0 => $"{Read(Kind.Function)}()",
        3 when MaySuspend => $"Pause({random.Next(4)})",
        _ => Read(Kind.Int),
    };

    private string SimpleBool() => Scope.Of(Kind.Bool).Count > 0 && random.Next(2) == 0 ? Read(Kind.Bool) : Pick("true", "true", "false", $"({Read(Kind.Int)} < 3)");

    private string SimpleText() => random.Next(2) == 0 ? Read(Kind.Text) : Pick("\"x\"", "\"yz\"", "\"\"");

    private string Read(Kind kind)
    {
        var variables = Scope.Of(kind);
        return variables[random.Next(variables.Count)].Name;
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
