using ReactorGen.Language.Tests.Compiling;
using ReactorGen.Language.Tests.Harness;

namespace ReactorGen.Language.Tests;

/// <summary>The async form of the corpus is an oracle: what it does depends on nothing but the program.</summary>
public sealed class AsyncFormTests : CorpusTheory
{
    [Theory]
    [MemberData(nameof(All))]
    public void Does_the_same_whether_it_suspends_or_not(string name) =>
        Comparison.AsyncAgreesWithItself(AsyncForm.Corpus, CorpusProgram.Get(name));

    [Theory]
    [MemberData(nameof(All))]
    public void Does_the_same_when_cancelled_whether_it_suspends_or_not(string name)
    {
        var program = CorpusProgram.Get(name);
        var pauses = Comparison.RunAsync(AsyncForm.Corpus, program, PauseMode.Never).Pauses;
        for (var n = 1; n <= pauses; n++) Comparison.AsyncAgreesWithItself(AsyncForm.Corpus, program, n);
    }
}
