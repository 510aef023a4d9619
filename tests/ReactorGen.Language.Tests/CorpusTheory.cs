using ReactorGen.Language.Tests.Compiling;

namespace ReactorGen.Language.Tests;

/// <summary>The programs of the corpus, one row each.</summary>
/// <remarks>One collection: the programs are compiled once, and run one after the other.</remarks>
[Collection("Programs")]
public abstract class CorpusTheory
{
    public static TheoryData<string> All => Names(program => true);

    public static TheoryData<string> Now => Names(program => !program.IsLater);

    public static TheoryData<string> Later => Names(program => program.IsLater);

    private static TheoryData<string> Names(Func<CorpusProgram, bool> wanted) => [.. CorpusProgram.All.Where(wanted).Select(program => program.Name)];
}
