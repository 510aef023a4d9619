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

    /// <summary>Whether a suspension may be written: not in a finally, a catch or a filter.</summary>
    public bool MaySuspend { get; set; } = true;

    public string Int(int depth = 3) => depth <= 0 ? SimpleInt() : random.Next(MaySuspend ? 22 : 14) switch
    {
        0 or 1 => SimpleInt(),
        2 => $"({Int(depth - 1)} + {Int(depth - 1)})",
        3 => $"({Int(depth - 1)} - {Int(depth - 1)})",
        4 => $"({Int(depth - 1)} ^ {Int(depth - 1)})",
        5 => Tagged(Int(depth - 1)),
        6 => $"({Bool(depth - 1)} ? {Int(depth - 1)} : {Int(depth - 1)})",
        7 => $"Three({Int(depth - 1)}, {Int(depth - 1)}, {Int(depth - 1)})",
        8 => $"Three(c: {Int(depth - 1)}, a: {Int(depth - 1)}, b: {Int(depth - 1)})",
        9 => $"array[{Int(depth - 1)} & 3]",
        10 => $"{Text(depth - 1)}.Length",
        11 => $"(Maybe({Int(depth - 1)}) ?? {Int(depth - 1)})",
        12 => Assignment(depth),
        13 => $"{CounterPlace()}.Add({Int(depth - 1)})",
        14 => Call(depth),
        _ => $"Pause({Int(depth - 1)})",
    };

    public string Bool(int depth = 2) => depth <= 0 ? SimpleBool() : random.Next(MaySuspend ? 12 : 8) switch
    {
        0 or 1 => SimpleBool(),
        2 => $"({Int(depth - 1)} {Pick("<", ">", "<=", "==", "!=")} {Int(depth - 1)})",
        3 or 4 => $"({Bool(depth - 1)} && {Bool(depth - 1)})",
        5 => $"({Bool(depth - 1)} || {Bool(depth - 1)})",
        6 => $"!{Bool(depth - 1)}",
        7 => Tagged(Bool(depth - 1)),
        8 => $"({Bool(depth - 1)} {Pick("&", "|", "^")} {Bool(depth - 1)})",
        _ => $"Pause({Bool(depth - 1)})",
    };

    public string Text(int depth = 2) => depth <= 0 ? SimpleText() : random.Next(MaySuspend ? 9 : 5) switch
    {
        0 or 1 => SimpleText(),
        // The left operand is in parentheses: a text that starts with a number and a suspension is still a concatenation.
        2 => $"({Text(depth - 1)} + {Int(depth - 1)})",
        3 => $"({Bool(depth - 1)} ? {Text(depth - 1)} : {Text(depth - 1)})",
        4 => $"$\"<{{{WithoutSuspension(() => Int(1))}}}>\"",
        _ => $"Pause({Text(depth - 1)})",
    };

    public string Of(Kind kind) => kind switch
    {
        Kind.Int => Int(),
        Kind.Bool => Bool(),
        Kind.Text => Text(),
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
    public string IntPlace() => random.Next(6) switch
    {
        0 => "box.Field",
        1 => "box.Property",
        2 => $"array[{Int(1)} & 3]",
        3 => "s_static",
        _ => Local(Kind.Int) ?? "s_static",
    };

    public string? Local(Kind kind)
    {
        var variables = Scope.Of(kind, assignable: true);
        return variables.Count == 0 ? null : variables[random.Next(variables.Count)].Name;
    }

    public string Tag() => $"e{_tags++}";

    private string Tagged(string value) => $"t.V(\"{Tag()}\", {value})";

    private string Assignment(int depth) => random.Next(4) switch
    {
        0 when Local(Kind.Int) is { } local => $"Set(ref {local}, {Int(depth - 1)})",
        1 when Local(Kind.Int) is { } local => $"{local}++",
        2 => $"({IntPlace()} += {Int(depth - 1)})",
        _ => $"({IntPlace()} = {Int(depth - 1)})",
    };

    // Few calls: each runs a whole body, and those in loops multiply.
    private string Call(int depth) => firstCallee >= callees || _calls++ >= 3
        ? $"Pause({Int(depth - 1)})"
        : $"W{random.Next(firstCallee, callees)}(t, box, array, {Int(depth - 1)}, {Text(depth - 1)})";

    private string CounterPlace() => random.Next(3) switch
    {
        0 when Scope.Of(Kind.Counter) is { Count: > 0 } counters => counters[random.Next(counters.Count)].Name,
        _ => "box.Counter",
    };

    private string SimpleInt() => random.Next(4) switch
    {
        0 => random.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture),
        1 => Pick("box.Field", "s_static", "box.Property", "box.Counter.N"),
        _ => Read(Kind.Int),
    };

    private string SimpleBool() => Scope.Of(Kind.Bool).Count > 0 && random.Next(2) == 0 ? Read(Kind.Bool) : Pick("true", "false", $"({Read(Kind.Int)} > 3)");

    private string SimpleText() => random.Next(2) == 0 ? Read(Kind.Text) : Pick("\"x\"", "\"yz\"", "\"\"");

    private string Read(Kind kind)
    {
        var variables = Scope.Of(kind);
        return variables[random.Next(variables.Count)].Name;
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
