using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <summary>Prints expressions whose type has no name, and the functions that take part in them. None of it ever runs.</summary>
internal sealed class ExamplePrinter(IReadOnlyCollection<string> reservedNames)
{
    private readonly List<(AnonymousShape Shape, string Name)> _functions = [];

    /// <summary><c>(false ? new { X = default(int) } : default)</c></summary>
    public string Print(AnonymousShape shape) => shape.Example.Length > 0 ? Example(shape) : $"(false ? {Example(shape)} : default)";

    private string Example(AnonymousShape shape)
    {
        if (shape.Example.Length > 0) return shape.Example;
        if (shape.Pattern.Length > 0) return $"{Function(shape)}({string.Join(", ", shape.Parts.Select(Example))})";
        return $"new {{ {string.Join(", ", shape.Members.Select(m => $"{m.Name} = {(m.Shape is { } inner ? Example(inner) : $"default({m.TypeText})")}"))} }}";
    }

    private string Function(AnonymousShape shape)
    {
        foreach ((AnonymousShape known, string name) in _functions)
            if (known.Pattern == shape.Pattern && known.Parts.Count == shape.Parts.Count) return name;
        string unique = $"Like_{(_functions.Count + 1).ToString(CultureInfo.InvariantCulture)}";
        while (reservedNames.Contains(unique)) unique += "_";
        _functions.Add((shape, unique));
        return unique;
    }

    /// <summary>The functions that the examples call, to be printed last.</summary>
    public IEnumerable<string> Functions()
    {
        foreach ((AnonymousShape shape, string name) in _functions)
        {
            List<string> types = shape.Parts.Select((_, i) => $"TAnonymous{(i + 1).ToString(CultureInfo.InvariantCulture)}").ToList();
            string parameters = string.Join(", ", types.Select((t, i) => $"{t} example{i + 1}"));
            yield return $"static {shape.Pattern} {name}<{string.Join(", ", types)}>({parameters}){string.Concat(types.Select(t => $" where {t} : class"))} => default!;";
        }
    }
}
