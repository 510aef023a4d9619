using static ReactorGen.Lowering.Tests.Body;

namespace ReactorGen.Lowering.Tests;

/// <summary>Using, foreach and handlers that suspend become simpler statements.</summary>
public sealed class DesugarerTests
{
    [Fact]
    public void UsingIsTryFinally()
    {
        var body = new Body();
        int r = body.Variable("r", Text);
        Dumps.Equal("""
            B0 :
              %0 = Open()
              goto B2
            try, then B3
              B2 :
                begin 1()
                goto B4
              B4 Wait_1 resumes 1:
                result of 1;
                goto B1
            finally
              dispose %0
            B1 Return:
              complete
            """, body.Dump(new Using(r, "var", Value("Open()"), DisposalKind.IfNotNull, null, Block(body.Await()))));
    }

    [Fact]
    public void ForEachOverAnArrayCounts()
    {
        var body = new Body();
        int source = body.Variable("source", Text), index = body.Variable("index"), item = body.Variable("item");
        Dumps.Equal("""
            B0 :
              %0 = array
              %1 = 0
              goto B2
            B2 ForEach_1:
              if %1 < %0.Length is False goto B1 else B3
            B3 ForEachBody_1:
              %2 = %0[%1]
              begin 1()
              goto B6
            B6 Wait_1 resumes 1:
              result of 1;
              Use(%2);
              goto B5
            B5 ForEachNext_1:
              %1++;
              goto B2
            B1 Return:
              complete
            """, body.Dump(new ForEach(0, EnumerationKind.Indexed, Value("array"), source, EquatableArray.Of(index), [], new ForEachTarget(item, "int", null), "", null, Block(body.Await(), Do("Use(%2);")), DisposalKind.None, null)));
    }

    [Fact]
    public void ForEachOverAnEnumeratorDisposesIt()
    {
        var body = new Body();
        int source = body.Variable("source", Text), item = body.Variable("item");
        Dumps.Equal("""
            B0 :
              %0 = list.GetEnumerator()
              goto B2
            try, then B3
              B2 :
                goto B4
              B4 ForEach_1:
                if %0.MoveNext() is False goto B1 else B5
              B5 ForEachBody_1:
                %1 = (int)%0.Current
                begin 1()
                goto B7
              B7 Wait_1 resumes 1:
                result of 1;
                Use(%1);
                goto B4
            finally
              dispose %0
            B1 Return:
              complete
            """, body.Dump(new ForEach(0, EnumerationKind.Enumerator, Value("list.GetEnumerator()"), source, [], [], new ForEachTarget(item, "int", null), "(int)", null, Block(body.Await(), Do("Use(%1);")), DisposalKind.Direct, null)));
    }

    [Fact]
    public void ACatchThatSuspendsRunsBehindTheTry()
    {
        var body = new Body();
        BoundStatement inHandler = body.Await();
        Dumps.Equal("""
            B0 :
              %0 = 0
              goto B2
            try, then B3
              B2 :
                A();
                goto B3
            catch (Exception caught)
              %0 = 1;
            B3 TryEnd_1:
              if %0 != 1 is True goto B1 else B4
            B4 Then_1:
              begin 1()
              goto B6
            B6 Wait_1 resumes 1:
              result of 1;
              B();
              goto B1
            B1 Return:
              complete
            """, body.Dump(new Try(
            Block(Do("A();")), EquatableArray.Of(new CatchClause(Code(" (Exception caught)"), Block(inHandler, Do("B();")), Suspends: true, 0, "caught", -1, -1)), null)));
    }

    [Fact]
    public void AFinallyThatSuspendsKeepsTheExceptionAndTheExit()
    {
        var body = new Body();
        BoundStatement inFinally = body.Await();
        Dumps.Equal("""
            B0 :
              %0 = null;
              %1 = 0;
              goto B3
            try, then B4
              B3 :
                A();
                %1 = 1;
                goto B2
            catch (global::System.Exception exception)
              %0 = exception;
            B4 TryEnd_1:
              goto B2
            B2 Finally_1:
              begin 1()
              goto B6
            B6 Wait_1 resumes 1:
              result of 1;
              if (%0 is not null) throw global::ReactorGen.Machines.Variables.Rethrow(ref %0);
              switch %1: case 1: -> B1, default -> B7
            B7 FinallyEnd_1:
              B();
              goto B1
            B1 Return:
              complete
            """, body.Dump(new Try(Block(Do("A();"), new Return(null)), EquatableArray<CatchClause>.Empty, Block(inFinally)), Do("B();")));
    }
}
