using ReactorGen.Generator.Lowering;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Tests.Growth;

/// <summary>A tree deeper than the stack ends a pass with the exception that becomes RG0032, and not the compiler.</summary>
public sealed class DepthTests
{
    private const int Depth = 50_000, StackSize = 512 * 1024;

    private static readonly TypeModel Bool = new("bool", false, false, 1);

    private static BoundStatement Nested(BoundStatement inner)
    {
        for (int i = 0; i < Depth; i++) inner = new Block(EquatableArray.Of(inner));
        return inner;
    }

    private static BoundExpression Conditions()
    {
        BoundExpression expression = new FragmentExpression(CodeFragment.Text("true"));
        for (int i = 0; i < Depth; i++) expression = new ShortCircuitExpression(ShortCircuitKind.And, expression, Bool, new FragmentExpression(CodeFragment.Text("true")), Bool, UnwrapsLeft: false);
        return expression;
    }

    private static void BuildClosures(BoundStatement body)
    {
        var task = new BoundTask(null!, EquatableArray<LocalSlot>.Empty, EquatableArray<PointModel>.Empty, new Block(EquatableArray<BoundStatement>.Empty),
            EquatableArray<CodeFragment>.Empty, EquatableArray<string>.Empty, EquatableArray<string>.Empty, EquatableArray<LocalFunction>.Empty);
        ClosureBuilder.Run(new Block(EquatableArray.Of(body)), task, new SlotTable([]));
    }

    [Fact]
    public void NestedStatements_WhenClosuresAreMade() => AssertEnds(() => BuildClosures(Nested(new Break(0))));

    [Fact]
    public void NestedExpressions_WhenClosuresAreMade() => AssertEnds(() => BuildClosures(new ExpressionStatement(Conditions())));

    [Fact]
    public void NestedStatementsInAnExpression_WhenTheirCodeIsListed() => AssertEnds(() =>
        BoundTree.Code(new SequenceExpression(EquatableArray.Of(Nested(new Break(0))), new FragmentExpression(CodeFragment.Text("1")))).Count());

    [Fact]
    public void NestedTries_WhenClosuresAreUsed() => AssertEnds(() =>
    {
        FlowElement element = new FlowTry(0, 0, EquatableArray<FlowElement>.Empty, EquatableArray<FlowHandler>.Empty, EquatableArray<FlowStatement>.Empty);
        for (int i = 0; i < Depth; i++) element = new FlowTry(0, 0, EquatableArray.Of(element), EquatableArray<FlowHandler>.Empty, EquatableArray<FlowStatement>.Empty);
        ClosureRewriter.Run(new FlowGraph(EquatableArray.Of(element), 0), [new Closure(0, "RunClosure_1", 0, [])], [], new SlotTable([]), []);
    });

    private static void AssertEnds(Action pass)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(pass), StackSize);
        thread.Start();
        thread.Join();
        Assert.IsType<InsufficientExecutionStackException>(thrown);
    }
}
