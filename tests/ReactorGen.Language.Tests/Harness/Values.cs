namespace ReactorGen.Language.Tests.Harness;

public enum Colour : byte { Red, Green, Blue }

/// <summary>A mutable struct with a method that changes it: copied or used in place, the difference shows.</summary>
public struct Counter
{
    public int N;

    public int Next() => ++N;

    public int Add(int amount) => N += amount;

    public readonly override string ToString() => $"Counter {N}";
}

/// <summary>A class whose members log when they are touched.</summary>
public sealed class Node(Trace trace, string name)
{
    private int _value;

    public string Name { get; } = name;

    public int Field;

    public Counter Counter;

    public Node? Next { get => trace.V($"{Name}.get_Next", field); set { trace.Log($"{Name}.set_Next"); field = value; } }

    public int Value
    {
        get => trace.V($"{Name}.get_Value", _value);
        set
        {
            trace.Log($"{Name}.set_Value {value}");
            _value = value;
        }
    }

    public int this[int index]
    {
        get => trace.V($"{Name}.get[{index}]", _value + index);
        set
        {
            trace.Log($"{Name}.set[{index}] {value}");
            _value = value - index;
        }
    }

    public int Add(int a, int b) => trace.V($"{Name}.Add({a},{b})", a + b);

    public override string ToString()
    {
        trace.Log($"{Name}.ToString");
        return $"<{Name} {_value}>";
    }
}
