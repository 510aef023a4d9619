using static ReactorGen.Lowering.Tests.Body;

namespace ReactorGen.Lowering.Tests;

/// <summary>Structure to blocks: a suspension ends a block, and what holds none survives whole.</summary>
public sealed class FlowBuilderTests
{
    [Fact]
    public void ASuspensionEndsTheBlock()
    {
        var body = new Body();
        Dumps.Equal("""
            B0 :
              A();
              begin 1()
              goto B2
            B2 Wait_1 resumes 1:
              result of 1;
              B();
              goto B1
            B1 Return:
              complete
            """, body.Dump(Do("A();"), body.Await(), Do("B();")));
    }

    [Fact]
    public void AWhileLoop()
    {
        var body = new Body();
        int n = body.Variable("n");
        Dumps.Equal("""
            B0 :
              %0 = 0
              goto B2
            B2 While_1:
              if %0 < 3 is False goto B4 else B3
            B3 WhileBody_1:
              begin 1()
              goto B5
            B5 Wait_1 resumes 1:
              result of 1;
              %0 = %0 + 1;
              goto B2
            B4 WhileEnd_1:
              Done(%0);
              goto B1
            B1 Return:
              complete
            """, body.Dump(new LocalDeclaration(n, "int", Value("0")), While(0, Value("%0 < 3"), body.Await(), Do("=%0 = %0 + 1;")), Do("Done(%0);")));
    }

    [Fact]
    public void AnIfWithoutASuspensionStaysWhole()
    {
        var body = new Body();
        Dumps.Equal("""
            B0 :
              begin 1()
              goto B2
            B2 Wait_1 resumes 1:
              result of 1;
              if (ready) A();
            else B();
              goto B1
            B1 Return:
              complete
            """, body.Dump(body.Await(), new If(Value("ready"), Do("A();"), Do("B();"))));
    }

    [Fact]
    public void AnIfAroundASuspension()
    {
        var body = new Body();
        Dumps.Equal("""
            B0 :
              if ready is False goto B4 else B2
            B2 Then_1:
              begin 1()
              goto B5
            B5 Wait_1 resumes 1:
              result of 1;
              goto B3
            B4 Else_1:
              B();
              goto B3
            B3 EndIf_1:
              C();
              goto B1
            B1 Return:
              complete
            """, body.Dump(new If(Value("ready"), Block(body.Await()), Block(Do("B();"))), Do("C();")));
    }

    [Fact]
    public void BreakAndContinue()
    {
        var body = new Body();
        Dumps.Equal("""
            B0 :
              goto B2
            B2 While_1:
              begin 1()
              goto B5
            B5 Wait_1 resumes 1:
              result of 1;
              if a is False goto B7 else B1
            B7 EndIf_1:
              if b is False goto B10 else B2
            B10 EndIf_2:
              C();
              goto B2
            B1 Return:
              complete
            """, body.Dump(While(0, null, body.Await(), new If(Value("a"), Block(new Break(0)), null), new If(Value("b"), Block(new Continue(0)), null), Do("C();"))));
    }

    [Fact]
    public void ATryIsARegion()
    {
        var body = new Body();
        Dumps.Equal("""
            B0 :
              goto B2
            try, then B3
              B2 :
                A();
                begin 1()
                goto B4
              B4 Wait_1 resumes 1:
                result of 1;
                B();
                goto B3
            finally
              F();
            B3 TryEnd_1:
              C();
              goto B1
            B1 Return:
              complete
            """, body.Dump(TryFinally([Do("A();"), body.Await(), Do("B();")], Do("F();")), Do("C();")));
    }

    [Fact]
    public void NothingIsLeftBehindAReturn()
    {
        var body = new Body();
        Dumps.Equal("""
            B0 :
              begin 1()
              goto B2
            B2 Wait_1 resumes 1:
              result of 1;
              goto B1
            B1 Return:
              complete
            """, body.Dump(body.Await(), new Return(null), Do("Never();")));
    }
}
