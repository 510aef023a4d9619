using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ReactorGen.Generator.Tests.Harness;

/// <summary>
/// Walks everything a pipeline value refers to. A symbol, tree or location in it would keep a whole compilation alive for as long as the value is
/// cached, and would make it unequal after every edit.
/// </summary>
internal static class PipelineValues
{
    private static readonly Type[] Banned = [typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SemanticModel), typeof(Location), typeof(Diagnostic), typeof(IOperation)];

    public static void AssertPure(object? value, string step) => Visit(value, step, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void Visit(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value.GetType() is not { IsPrimitive: false, IsEnum: false } type || value is string) return;
        if (!type.IsValueType && !seen.Add(value)) return;
        Assert.False(Array.Exists(Banned, b => b.IsAssignableFrom(type)), $"{path} holds a {type.Name}.");
        if (value is SyntaxToken or SyntaxTrivia) Assert.Fail($"{path} holds a {type.Name}.");
        if (value is IEnumerable items)
            foreach (object? item in items) Visit(item, $"{path}[]", seen);
        for (Type? t = type; t is not null; t = t.BaseType)
            foreach (FieldInfo field in t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Visit(field.GetValue(value), $"{path}.{field.Name}", seen);
    }
}
