using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Sdk;

namespace ReactorGen.Generator.Tests.Harness;

/// <summary>The harness can fail.</summary>
public sealed class PipelineValuesTests
{
    [Fact]
    public void FindsASymbolHoweverDeep()
    {
        ISymbol symbol = CSharpCompilation.Create("x").Assembly;
        Assert.Throws<FalseException>(() => PipelineValues.AssertPure(new { Items = new List<object> { "a", Tuple.Create(1, symbol) } }, "step"));
    }

    [Fact]
    public void FindsASyntaxToken() =>
        Assert.ThrowsAny<XunitException>(() => PipelineValues.AssertPure(new { Token = SyntaxFactory.Identifier("x") }, "step"));

    [Fact]
    public void LetsPlainValuesPass() => PipelineValues.AssertPure(new { Name = "x", Numbers = new[] { 1, 2 }, Nested = (1, "y") }, "step");

    [Fact]
    public void AProgramWithAnUnexpectedWarningFails() =>
        Assert.ThrowsAny<XunitException>(() => GeneratorHarness.Run("class C { void M() { int unused; } }"));
}
