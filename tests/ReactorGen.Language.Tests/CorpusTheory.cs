using ReactorGen.Language.Tests.Compiling;

namespace ReactorGen.Language.Tests;

/// <summary>The programs of the corpus, one row each.</summary>
/// <remarks>One collection: the programs are compiled once, and run one after the other.</remarks>
[Collection("Programs")]
public abstract class CorpusTheory
{
    public static TheoryData<string> All => [.. CorpusProgram.All.Select(program => program.Name)];
}
