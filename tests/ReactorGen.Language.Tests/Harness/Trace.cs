namespace ReactorGen.Language.Tests.Harness;

/// <summary>What a program did, line by line: the thing that its async form and its machine form must agree on.</summary>
public sealed class Trace
{
    private const int Limit = 20_000;
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Log(string line)
    {
        // A miscompiled loop must end as a difference, not as a hanging run.
        if (_lines.Count >= Limit) throw new RunawayException($"more than {Limit} lines of trace");
        _lines.Add(line);
    }

    public void Log(object? value) => Log(Show(value));

    /// <summary>Logs that an operand was evaluated, and is its value.</summary>
    public T V<T>(string name, T value)
    {
        Log($"eval {name}");
        return value;
    }

    /// <summary>An operand that is also a condition.</summary>
    public bool Is(string name, bool value) => V(name, value);

    /// <summary>An operand whose evaluation fails.</summary>
    public T Throw<T>(string name)
    {
        Log($"throw {name}");
        throw new Boom(name);
    }

    public Resource Open(string name)
    {
        Log($"open {name}");
        return new Resource(this, name);
    }

    public StructResource OpenStruct(string name)
    {
        Log($"open struct {name}");
        return new StructResource(this, name);
    }

    /// <summary>The text of a value, without running code of the program.</summary>
    public static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IFormattable and (ValueType) => $"{value} ({value.GetType().Name})",
        bool or char => $"{value} ({value.GetType().Name})",
        Exception e => $"{e.GetType().Name}: {e.Message}",
        Array array => $"{array.GetType().GetElementType()!.Name}[{string.Join(", ", array.Cast<object?>().Select(Show))}]",
        _ => value.GetType().Name,
    };
}

/// <summary>The exception that programs throw and tell apart by name.</summary>
public sealed class Boom(string name) : Exception(name);

/// <summary>A run that would not end. Programs never catch it on purpose.</summary>
public sealed class RunawayException(string what) : Exception(what);
