using static ReactorGen.Lowering.Tests.Body;

namespace ReactorGen.Lowering.Tests;

/// <summary>Suspensions come to statement level, and what was evaluated before keeps its value.</summary>
public sealed class SpillerTests
{
    [Fact]
    public void AnOperandBeforeASuspensionIsSaved()
    {
        var body = new Body();
        Dumps.Equal("""
            B0 :
              %0 = F()
              begin 1()
              goto B2
            B2 Wait_1 resumes 1:
              %0 + result of 1 + G();
              goto B1
            B1 Return:
              complete
            """, body.Dump(new ExpressionStatement(Join(" + ", Value("F()"), body.Call(), Value("G()")))));
    }

    [Fact]
    public void TheLastOperandIsNot()
    {
        var body = new Body();
        Dumps.Equal("""
            B0 :
              begin 1()
              goto B2
            B2 Wait_1 resumes 1:
              result of 1 + G();
              goto B1
            B1 Return:
              complete
            """, body.Dump(new ExpressionStatement(Join(" + ", body.Call(), Value("G()")))));
    }

    [Fact]
    public void ASuspensionInTheArgumentsOfAnother()
    {
        var body = new Body();
        SuspendingCall inner = body.Call();
        Dumps.Equal("""
            B0 :
              %0 = F()
              begin 1()
              goto B2
            B2 Wait_1 resumes 1:
              begin 2(%0, result of 1)
              goto B3
            B3 Wait_2 resumes 2:
              result of 2;
              goto B1
            B1 Return:
              complete
            """, body.Dump(body.Await(Value("F()"), inner)));
    }

    [Fact]
    public void AndRunsItsRightSideOnDemand()
    {
        var body = new Body();
        var and = new ShortCircuitExpression(ShortCircuitKind.And, Value("a"), TypeModel.Boolean, Join(" > ", body.Call(), Value("0")), TypeModel.Boolean, UnwrapsLeft: false);
        Dumps.Equal("""
            B0 :
              if a is False goto B1 else B4
            B4 And_1:
              begin 1()
              goto B5
            B5 Wait_1 resumes 1:
              if result of 1 > 0 is False goto B1 else B2
            B2 Then_1:
              Yes();
              goto B1
            B1 Return:
              complete
            """, body.Dump(new If(and, Block(Do("Yes();")), null)));
    }

    [Fact]
    public void AConditionalRunsOneBranch()
    {
        var body = new Body();
        int x = body.Variable("x");
        var choice = new ConditionalExpression(Value("a"), body.Call(), Value("2"), Int);
        Dumps.Equal("""
            B0 :
              if a is False goto B4 else B2
            B2 Then_1:
              begin 1()
              goto B5
            B5 Wait_1 resumes 1:
              %1 = result of 1;
              goto B3
            B4 Else_1:
              %1 = 2;
              goto B3
            B3 EndIf_1:
              %0 = %1
              Use(%0);
              goto B1
            B1 Return:
              complete
            """, body.Dump(new LocalDeclaration(x, "int", choice), Do("Use(%0);")));
    }

    [Fact]
    public void ACompoundAssignmentReadsTheOldValueFirst()
    {
        var body = new Body();
        body.Variable("x");
        var add = new AssignmentExpression(new Operand(Value("%0"), OperandKind.Location, Int, "target"), "+", body.Call(), Int, Cast: false, InPlace: false);
        Dumps.Equal("""
            B0 :
              %1 = %0
              begin 1()
              goto B2
            B2 Wait_1 resumes 1:
              %0 = %1 + result of 1;
              goto B1
            B1 Return:
              complete
            """, body.Dump(new ExpressionStatement(add)));
    }
}
