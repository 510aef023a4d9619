using ReactorGen.Language.Tests.Compiling;
using ReactorGen.Language.Tests.Harness;

namespace ReactorGen.Language.Tests;

/// <summary>The same program as async methods and as machines: equal traces.</summary>
public sealed class MachineFormTests : CorpusTheory
{
    [Theory]
    [MemberData(nameof(All))]
    public void Does_what_async_does(string name) => Compare(name);

    /// <summary>An <see cref="OperationCanceledException"/> at each suspension point in turn.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Does_what_async_does_when_cancelled(string name)
    {
        var pauses = Comparison.RunAsync(AsyncForm.Corpus, CorpusProgram.Get(name), PauseMode.Never).Pauses;
        for (var n = 1; n <= pauses; n++) Compare(name, n);
    }

    private static void Compare(string name, int cancelAt = 0) =>
        Comparison.MachineAgreesWithAsync(AsyncForm.Corpus, MachineForm.Corpus, CorpusProgram.Get(name), cancelAt);
}
