namespace ReactorGen.Lowering.Tests;

/// <summary>Who has to box whom.</summary>
public sealed class CallGraphTests
{
    private static CallNode Node(string key, int size, params string[] callees) => new(key, callees.ToEquatableArray(), size);

    [Fact]
    public void AChainBoxesNothing() => Assert.Empty(CallGraph.Build([Node("a", 8, "b"), Node("b", 8, "c"), Node("c", 8)]).BoxedCalls);

    [Fact]
    public void RecursionBoxesItself() => Assert.Equal(["a -> a"], CallGraph.Build([Node("a", 8, "a", "b"), Node("b", 8)]).BoxedCalls);

    [Fact]
    public void ACycleBoxesItsCallsAndNoOthers() => Assert.Equal(
        ["a -> b", "b -> c", "c -> a"], CallGraph.Build([Node("m", 8, "a"), Node("a", 8, "b"), Node("b", 8, "c", "leaf"), Node("c", 8, "a"), Node("leaf", 8)]).BoxedCalls);

    [Fact]
    public void SizesAddUpUntilOneIsTooLarge()
    {
        CallGraph graph = CallGraph.Build([Node("a", 600, "b"), Node("b", 600, "c"), Node("c", 600)]);
        Assert.Equal(["b"], graph.LargeMachines);
    }

    /// <summary>A composite holds the machines of its children: it is boxed as they would be.</summary>
    [Fact]
    public void AMachineAmongTheTypeArgumentsCounts()
    {
        var join = new CalleeModel("Join", "JoinMachine`2", "JoinMachine<A, B>", null, 24, Embedded: EquatableArray.Of("a", "b"));
        Assert.Equal(["a", "b"], CallNode.Contained(join));
        Assert.Equal(["own", "a", "b"], CallNode.Contained(join with { MachineKey = "own", Size = 0 }));
        Assert.Equal(["a -> a"], CallGraph.Build([Node("a", 8, "a", "b"), Node("b", 8)]).BoxedCalls);
    }

    [Fact]
    public void AThousandDeepChainNeedsNoStack() =>
        Assert.Empty(CallGraph.Build(Enumerable.Range(0, 20_000).Select(i => Node($"n{i}", 0, $"n{i + 1}"))).BoxedCalls);

    [Fact]
    public void VariablesThatHoldEachOtherAreBoxed()
    {
        CallNode Keeper(string key, params string[] kept) => Node(key, 8, kept) with { Kept = kept.ToEquatableArray() };
        CallGraph graph = CallGraph.Build([Keeper("a", "b", "d"), Keeper("b", "c"), Keeper("c", "a"), Keeper("d", "e"), Node("e", 8, "d")]);
        Assert.Equal(["a -> b", "b -> c", "c -> a"], graph.BoxedKept);
        Assert.True(graph.BoxesKept("a", "b"));
        Assert.False(graph.BoxesKept("a", "d"));
    }
}
