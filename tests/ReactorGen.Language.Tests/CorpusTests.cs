using ReactorGen.Language.Tests.Compiling;

namespace ReactorGen.Language.Tests;

/// <summary>The corpus itself: its headers are true, and nothing in it is listed by hand.</summary>
public sealed class CorpusTests
{
    private static readonly (string Number, bool Covered)[] _lines =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "LanguageLines.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => (line.TrimStart('-', ' ').Split(' ')[0], line[0] != '-')),
    ];

    [Fact]
    public void Headers_name_lines_that_exist()
    {
        var known = _lines.Select(line => line.Number).ToHashSet();
        Assert.Empty(CorpusProgram.All.Where(program => program.Covers.Count == 0).Select(program => program.Name));
        Assert.Empty(CorpusProgram.All.SelectMany(program => program.Covers.Where(number => !known.Contains(number)).Select(number => $"{program.Name}: {number}")));
    }

    [Fact]
    public void The_list_of_lines_says_which_are_covered()
    {
        var covered = CorpusProgram.All.SelectMany(program => program.Covers).ToHashSet();
        Assert.Equal(_lines.Where(line => covered.Contains(line.Number)), _lines.Where(line => line.Covered));
    }

    [Fact]
    public void Each_program_has_the_namespace_of_its_place()
    {
        Assert.All(CorpusProgram.All, program => Assert.Equal($"Corpus.{program.Name.Replace('/', '.')}", program.Namespace));
    }
}
