using static ReactorGen.Lowering.Tests.Body;

namespace ReactorGen.Lowering.Tests;

/// <summary>Where closures are made, and what becomes of the variables in them.</summary>
public sealed class ClosureTests
{
    private static readonly EquatableArray<BoundStatement> _none = EquatableArray<BoundStatement>.Empty;

    [Fact]
    public void OneIsMadeWhereTheScopeIsEntered()
    {
        var body = new Body();
        int n = body.Variable("n", captured: true);
        Dumps.Equal("""
            B0 :
              goto B2
            B2 While_1:
              if More() is False goto B1 else B3
            B3 WhileBody_1:
              %1 = new MClosure_1()
              %1.n = 0;
              Use(() => %1.n++)
              begin 1()
              goto B5
            B5 Wait_1 resumes 1:
              result of 1;
              goto B2
            B1 Return:
              complete
            """, body.Dump(While(0, Value("More()"), new LocalDeclaration(n, "int", Value("0")), Do("Use(() => ^%0++)"), body.Await())));
    }

    [Fact]
    public void ItTakesOverTheParameters()
    {
        var body = new Body();
        body.Variable("p", kind: SlotKind.Parameter, captured: true);
        Assert.Contains("%1 = new MClosure_1 { p = %0 }", body.Dump(Do("Use(() => ^%0++)"), body.Await()), StringComparison.Ordinal);
    }

    [Fact]
    public void SectionsOfASwitchShareOne()
    {
        var body = new Body();
        int n = body.Variable("n", captured: true), subject = body.Variable("subject");
        var sections = EquatableArray.Of(
            new SwitchSection(EquatableArray.Of(new SwitchLabel(Code("case 0:"), null, [])), false, -1, Block(new LocalDeclaration(n, "int", Value("1")), body.Await())),
            new SwitchSection(EquatableArray.Of(new SwitchLabel(Code("case 1:"), null, [])), false, -1, Block(Do("=%0 = 2;"), Do("Use(() => ^%0)"))));
        string dump = body.Dump(new Switch(0, Value("x"), subject, "int", sections));
        Assert.Single(dump.Split('\n'), line => line.Contains("new MClosure_1()", StringComparison.Ordinal));
        Assert.True(dump.IndexOf("new MClosure_1()", StringComparison.Ordinal) < dump.IndexOf("switch", StringComparison.Ordinal));
    }

    [Fact]
    public void TheVariableOfAConditionHasOneForEachRound()
    {
        var body = new Body();
        int n = body.Variable("n", captured: true);
        var condition = new FragmentExpression(CodeFragment.Join("Next(out ", new OutVariablePiece(n, "int"), ")"));
        string dump = body.Dump(new Loop(0, "While", TestsFirst: true, _none, condition, Block(Do("Use(() => ^%0)"), body.Await()), _none));
        Assert.Contains("While_1:\n  %1 = new MClosure_1()\n  if Next(out %1.n) is False", dump, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatNothingAssignsAgainNeedsNone()
    {
        var body = new Body();
        int n = body.Variable("n", captured: true);
        body.Assign(n, once: true);
        Assert.DoesNotContain("Closure", body.Dump(new LocalDeclaration(n, "int", Value("0")), body.Await(), Do("Use(() => ^%0)")), StringComparison.Ordinal);
    }

    [Fact]
    public void AFunctionTakesTheClosuresOfThoseItCalls()
    {
        var body = new Body();
        int n = body.Variable("n", captured: true);
        int inner = body.Function("Inner", "^%0++; "), outer = body.Function("Outer", "", call: inner);
        LoweredTask task = body.Lower(new LocalDeclaration(n, "int", Value("0")), body.Await(), new FragmentStatement(Called(outer))).Task!;
        Assert.Equal("void Outer(MClosure_1 closure_1) { Inner(%1); }", task.Functions[outer].Code.ToString());
        Assert.Equal("void Inner(MClosure_1 closure_1) { %1.n++;  }", task.Functions[inner].Code.ToString());
        Assert.Contains("Outer(%1);", FlowDump.Write(task.Graph), StringComparison.Ordinal);
        Assert.Equal(["n"], task.Closures.Single().Fields.Select(f => f.Name));
    }
}
