using static ReactorGen.Lowering.Tests.Body;

namespace ReactorGen.Lowering.Tests;

/// <summary>Only what lives across a suspension becomes a field, and a reference is cleared once it is dead.</summary>
public sealed class StorageTests
{
    private static LoweredTask Lower(Body body, params BoundStatement[] statements)
    {
        LowerResult result = body.Lower(statements);
        Assert.Empty(result.Problems);
        FlowVerifier.Run(result.Task!);
        return result.Task!;
    }

    [Fact]
    public void AliveAcrossASuspensionIsAField()
    {
        var body = new Body();
        int kept = body.Variable("kept"), before = body.Variable("before"), after = body.Variable("after");
        LoweredTask task = Lower(body,
            new LocalDeclaration(kept, "int", Value("1")), new LocalDeclaration(before, "int", Value("2")), Do("Use(%1);"),
            body.Await(),
            new LocalDeclaration(after, "int", Value("%0")), Do("Use(%2);"));
        Assert.Equal([Storage.Field, Storage.Inline, Storage.Inline], task.Slots.Take(3).Select(s => s.Storage));
        Assert.Equal([kept], task.Points[0].Kept);
    }

    [Fact]
    public void UsedInTwoBlocksButAliveAcrossNoSuspensionIsScratch()
    {
        var body = new Body();
        int x = body.Variable("x");
        LoweredTask task = Lower(body,
            new If(Value("a"), Block(body.Await(), Do("=%0 = 1;")), Block(Do("=%0 = 2;"))), Do("Use(%0);"));
        Assert.Equal(Storage.Scratch, task.Slots[x].Storage);
    }

    [Fact]
    public void AliveAroundALoopIsAField()
    {
        var body = new Body();
        int n = body.Variable("n");
        LoweredTask task = Lower(body, new LocalDeclaration(n, "int", Value("0")), While(0, Value("%0 < 3"), Do("=%0 = %0 + 1;"), body.Await()));
        Assert.Equal(Storage.Field, task.Slots[n].Storage);
    }

    [Fact]
    public void EqualNamesAndTypesShareAField()
    {
        var body = new Body();
        int first = body.Variable("x"), second = body.Variable("x"), third = body.Variable("x", Text);
        LoweredTask task = Lower(body,
            Block(new LocalDeclaration(first, "int", Value("1")), body.Await(), Do("Use(%0);")),
            Block(new LocalDeclaration(second, "int", Value("2")), body.Await(), Do("Use(%1);")),
            Block(new LocalDeclaration(third, "string", Value("s")), body.Await(), Do("Use(%2);")));
        Assert.Equal(["x", "x", "x_2"], task.Slots.Take(3).Select(s => s.Name));
    }

    [Fact]
    public void ADeadReferenceIsClearedBeforeTheNextSuspension()
    {
        var body = new Body();
        int text = body.Variable("text", Text, SlotKind.Parameter);
        LoweredTask task = Lower(body, body.Await(), Do("Use(%0);"), body.Await());
        Assert.Equal([text], task.Points[0].Kept);
        Assert.Equal([text], task.Points[1].Cleared);
    }

    private static Try ThreeFinallies(Body body) =>
        TryFinally([TryFinally([TryFinally([body.Await()], body.Await())], body.Await())], body.Await());

    [Fact]
    public void AnExceptionThatWaitsForAFinallyIsMovedOutOfItsField()
    {
        var body = new Body();
        LoweredTask task = Lower(body, ThreeFinallies(body));
        Assert.Equal(3, task.Slots.Count(s => s.Storage == Storage.Field));
        Assert.All(task.Points, p => Assert.Empty(p.Cleared));
        Assert.Empty(task.ClearedAtEnd);
    }

    [Fact]
    public void AnExceptionOfAFinallyClearsTheOneItReplaces()
    {
        var body = new Body();
        FlowTry outermost = Lower(body, ThreeFinallies(body)).Graph.Elements.OfType<FlowTry>().Single();
        FlowTry middle = outermost.Body.OfType<FlowTry>().Single(), innermost = middle.Body.OfType<FlowTry>().Single();
        int IdOf(FlowTry guarded) => ((SlotPiece)guarded.Handlers[0].Statements[0].Code.Pieces[0]).Slot;
        Assert.Single(innermost.Handlers[0].Statements);
        Assert.Equal($"%{IdOf(innermost)} = null;", middle.Handlers[0].Statements[1].Code.ToString());
        Assert.Equal($"%{IdOf(middle)} = null;", outermost.Handlers[0].Statements[1].Code.ToString());
    }

    [Fact]
    public void AnExceptionReplacedByOneThatACatchTakesIsCleared()
    {
        var body = new Body();
        var handler = new CatchClause(CodeFragment.Empty, Block(Do("Log();")), Suspends: false, -1, "", -1, -1);
        LoweredTask task = Lower(body, new Try(Block(TryFinally([body.Await()], body.Await(), Do("throw other;"))), EquatableArray.Of(handler), null), body.Await());
        StoredSlot pending = Assert.Single(task.Slots, s => s.Storage == Storage.Field);
        Assert.Equal([pending.Slot.Id], task.Points[2].Cleared);
    }

    private static int Parameter(Body body, string name, TypeModel? type = null, bool assigned = false, bool captured = false)
    {
        int slot = body.Variable(name, type, SlotKind.Parameter, captured: captured);
        body.Assign(slot, once: !assigned);
        return slot;
    }

    [Fact]
    public void AParameterThatNothingAssignsIsAnArgumentOfTheResumeMethod()
    {
        var body = new Body();
        int kept = Parameter(body, "kept", Body.Text), dead = Parameter(body, "dead"), unused = Parameter(body, "unused");
        LoweredTask task = Lower(body, Do("Use(%1);"), body.Await(), Do("Use(%0);"));
        Assert.Equal([Storage.Argument, Storage.Argument, Storage.None], new[] { kept, dead, unused }.Select(s => task.Slots[s].Storage));
        Assert.Equal([kept], task.Points[0].Kept);
        Assert.Equal([kept], task.ClearedAtEnd);
    }

    [Fact]
    public void AParameterThatIsAssignedOrSharedWithALambdaOrLargeIsAField()
    {
        var body = new Body();
        int[] parameters =
        [
            Parameter(body, "assigned", assigned: true), Parameter(body, "captured", captured: true), Parameter(body, "written"),
            Parameter(body, "open", new TypeModel("T", HoldsReferences: true, IsRefLike: false, Size: 16, IsOpen: true)),
            Parameter(body, "large", new TypeModel("Guid3", HoldsReferences: false, IsRefLike: false, Size: 24)),
            Parameter(body, "late", new TypeModel("dynamic", HoldsReferences: true, IsRefLike: false, Size: 8)),
        ];
        LoweredTask task = Lower(body, Do("=%2 = 1;"), body.Await(), Do("Use(%0, %1, %2, %3, %4, %5);"));
        Assert.All(parameters, p => Assert.Equal(Storage.Field, task.Slots[p].Storage));
    }

    [Fact]
    public void NoMoreArgumentsThanThereAreRegistersFor()
    {
        var body = new Body();
        int[] parameters = [.. Enumerable.Range(0, 6).Select(i => Parameter(body, $"p{i}"))];
        LoweredTask task = Lower(body, Do("Use(%0, %1, %2, %3, %4, %5);"), body.Await());
        // Six of the system's calling convention, of which the machine, the context and the state have one each.
        Assert.Equal(3, parameters.Count(p => task.Slots[p].Storage == Storage.Argument));
        Assert.Equal(3, parameters.Count(p => task.Slots[p].Storage == Storage.Field));
    }

    [Fact]
    public void CalleesOfOneMachineShareAField()
    {
        var body = new Body();
        LoweredTask task = Lower(body, body.Await(), body.Await());
        Assert.Equal("wait", Assert.Single(task.Children).Name);
        Assert.Equal([0, 0], task.Points.Select(p => p.Field));
    }

    [Fact]
    public void ARefLocalAcrossIsAProblem()
    {
        var body = new Body();
        body.Variable("cell", isRef: true);
        Assert.Equal("RG0020", Assert.Single(body.Lower(Do("=%0 = ref a[0];"), body.Await(), Do("Use(%0);")).Problems).Id);
    }

    [Fact]
    public void ASpanAcrossIsAProblem()
    {
        var body = new Body();
        body.Variable("span", new TypeModel("Span<int>", HoldsReferences: true, IsRefLike: true, Size: 16));
        Assert.Equal("RG0021", Assert.Single(body.Lower(Do("=%0 = Take();"), body.Await(), Do("Use(%0);")).Problems).Id);
    }
}
