using ReactorGen.Generator.Emit;
using static ReactorGen.Lowering.Tests.Body;

namespace ReactorGen.Lowering.Tests;

/// <summary>A broken promise between passes is found, and fails one method only.</summary>
public sealed class DefectTests
{
    [Fact]
    public void ADefectComesBackAsAProblem()
    {
        var body = new Body();
        // No such suspension point was bound.
        var broken = new SuspendingCall(7, new CalleeModel("Wait", "", "WaitMachine", null, 0), Join(", "));
        LowerResult result = body.Lower(new ExpressionStatement(broken));
        Assert.Null(result.Task);
        Problem problem = Assert.Single(result.Problems);
        Assert.Equal(("RG0033", "M"), (problem.Id, problem.Argument));
    }

    [Fact]
    public void TheVerifierFindsAJumpToNowhere()
    {
        var body = new Body();
        LoweredTask task = body.Lower(body.Await(), Do("A();")).Task!;
        FlowGraph broken = task.Graph with { Elements = task.Graph.Elements.Select(e => e is FlowBlock { Point: 0 } b ? b with { End = new Goto(99) } : e).ToEquatableArray() };
        Assert.Contains("leads to B99", Assert.Throws<InvalidOperationException>(() => FlowVerifier.Run(task with { Graph = broken })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheVerifierFindsAJumpIntoATry()
    {
        var body = new Body();
        LoweredTask task = body.Lower(Do("A();"), TryFinally([body.Await(), Do("B();")], Do("F();"))).Task!;
        int inside = FlowGraph.BlocksOf(((FlowTry)task.Graph.Elements.First(e => e is FlowTry)).Body).First(b => b.Point > 0).Id;
        FlowGraph broken = task.Graph with { Elements = task.Graph.Elements.Select((e, i) => i == 0 && e is FlowBlock b ? b with { End = new Goto(inside) } : e).ToEquatableArray() };
        Assert.Contains("jumps into the try", Assert.Throws<InvalidOperationException>(() => FlowVerifier.Run(task with { Graph = broken })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheVerifierFindsALiveVariableThatIsNoField()
    {
        var body = new Body();
        int x = body.Variable("x");
        LoweredTask task = body.Lower(new LocalDeclaration(x, "int", Value("1")), body.Await(), Do("Use(%0);")).Task!;
        LoweredTask broken = task with { Slots = task.Slots.Select(s => s.Slot.Id == x ? s with { Storage = Storage.Scratch } : s).ToEquatableArray() };
        Assert.Contains("not a field", Assert.Throws<InvalidOperationException>(() => FlowVerifier.Run(broken)).Message, StringComparison.Ordinal);
    }

    /// <summary>Emission needs nothing but the lowered task.</summary>
    [Fact]
    public void ALoweredTaskPrintsWithoutRoslyn()
    {
        var body = new Body();
        string text = TaskWriter.Write(body.Lower(Do("A();"), body.Await(), Do("B();")).Task!, _ => false);
        Assert.Contains("machine.wait.Begin();", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingHereRefersToRoslyn() =>
        Assert.DoesNotContain(typeof(DefectTests).Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
}
