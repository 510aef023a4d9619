namespace ReactorGen.Language.Tests.Harness;

/// <summary>Logs its disposal.</summary>
public class Resource(Trace trace, string name) : IDisposable
{
    public string Name { get; } = name;

    public bool FailsOnDispose { get; init; }

    public void Dispose()
    {
        trace.Log($"dispose {Name}");
        if (FailsOnDispose) throw new Boom($"dispose {Name}");
    }
}

/// <summary>A mutable disposable struct: a copy disposed in its place shows in the count.</summary>
public struct StructResource(Trace trace, string name) : IDisposable
{
    public int Uses;

    public int Use() => ++Uses;

    public void Dispose() => trace.Log($"dispose struct {name} after {++Uses}");
}
