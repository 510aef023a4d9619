using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>The closure of one scope while passes work on it.</summary>
internal sealed class Closure(int slot, string className, int depth, IEnumerable<string> typeParameters)
{
    private readonly Dictionary<int, string> _fields = [];
    private readonly HashSet<string> _names = [.. typeParameters, className, "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];
    private readonly List<ClosureField> _delegates = [];
    private readonly Dictionary<(int Function, string Identity), string> _nameOfDelegate = [];
    private readonly List<LocalSlot> _variables = [];

    /// <summary>The variable that holds the object.</summary>
    public int Slot => slot;

    /// <summary>How many scopes are around its scope: a function's delegate is kept in the innermost closure it uses.</summary>
    public int Depth => depth;

    public IReadOnlyList<LocalSlot> Variables => _variables;

    public void AddVariable(LocalSlot variable)
    {
        _variables.Add(variable);
        _fields[variable.Id] = Unique(variable.Name);
    }

    public bool Holds(int variable) => _fields.ContainsKey(variable);

    public string FieldOf(int variable) => _fields[variable];

    /// <summary>The field that keeps a local function as a delegate.</summary>
    /// <param name="identity">The same for equal delegates of the function.</param>
    public string AddDelegate(int function, string functionName, string identity, string type)
    {
        if (_nameOfDelegate.TryGetValue((function, identity), out string? known)) return known;
        string name = Unique(functionName.TrimStart('@') + "Delegate");
        _delegates.Add(new ClosureField(function, name, type));
        return _nameOfDelegate[(function, identity)] = name;
    }

    public ClosureModel ToModel() => new(
        slot, className, _variables.Select(v => new ClosureField(v.Id, _fields[v.Id], v.Type.Shape is null ? v.Type.Text : "object?")).ToEquatableArray(), _delegates.ToEquatableArray());

    private string Unique(string name)
    {
        string unique = name;
        for (int n = 2; !_names.Add(unique.TrimStart('@')); n++) unique = $"{name}_{n.ToString(CultureInfo.InvariantCulture)}";
        return unique;
    }
}
