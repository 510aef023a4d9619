namespace ReactorGen.Language.Tests.Random;

internal enum Kind { Int, Bool, Text, Counter, Nullable, Function }

/// <summary>A variable that may be read where it is in scope, and perhaps written.</summary>
internal sealed record Variable(string Name, Kind Kind, bool IsAssignable);

/// <summary>What is in scope. Names are the depth's letter and a number, so that sibling blocks reuse names, often with other types.</summary>
internal sealed class Scope
{
    private readonly List<Variable> _variables = [new("p", Kind.Int, true), new("q", Kind.Text, true)];
    private readonly List<int> _starts = [];
    private int _unique;

    public int Depth => _starts.Count;

    public void Enter() => _starts.Add(_variables.Count);

    public void Leave()
    {
        _variables.RemoveRange(_starts[^1], _variables.Count - _starts[^1]);
        _starts.RemoveAt(_starts.Count - 1);
    }

    /// <summary>A name that nothing around has. It is in scope only once it is declared.</summary>
    public string Reserve() => $"{(char)('a' + Depth)}{_variables.Count - _starts[^1]}";

    /// <summary>A name that nothing in the method has: for what an expression declares, wherever that is then in scope.</summary>
    public string Unique(char letter) => $"{letter}{_unique++}";

    public void Declare(string name, Kind kind, bool isAssignable = true) => _variables.Add(new Variable(name, kind, isAssignable));

    public IReadOnlyList<Variable> Of(Kind kind, bool assignable = false) => [.. _variables.Where(variable => variable.Kind == kind && (!assignable || variable.IsAssignable))];
}
