using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ReactorGen.Language.Tests.Compiling;

/// <summary>The generator, found by its name: the corpus is older than it.</summary>
internal static class GeneratorUnderTest
{
    private static readonly Type? _type = Assembly.Load("ReactorGen.Generator").GetType("ReactorGen.Generator.ReactorTaskGenerator");

    public static bool Exists => _type is not null;

    public static ISourceGenerator Create() => ((IIncrementalGenerator)Activator.CreateInstance(_type!)!).AsSourceGenerator();
}
