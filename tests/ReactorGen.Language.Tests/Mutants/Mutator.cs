using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Language.Tests.Compiling;

namespace ReactorGen.Language.Tests.Mutants;

/// <summary>
/// Makes what somebody may have on the screen while typing: a program of the corpus in which tokens are deleted, doubled, exchanged, or replaced by
/// others of the same program.
/// </summary>
internal static class Mutator
{
    /// <summary>The text of a mutant. The same seed gives the same one as long as the program is the same.</summary>
    public static string Mutate(CorpusProgram program, int seed)
    {
        var random = new System.Random(seed);
        List<SyntaxToken> tokens = [.. program.Tree.GetRoot().DescendantTokens()];
        // The usings and the namespace stay.
        var first = tokens.FindIndex(token => token.Parent is BaseTypeDeclarationSyntax);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(first, tokens.Count);
            switch (random.Next(8))
            {
                case 0: tokens.RemoveAt(at); break;
                case 1: tokens.Insert(at, tokens[at]); break;
                case 2: Exchange(tokens, at, random.Next(first, tokens.Count)); break;
                case 3: Exchange(tokens, at, at - 1); break;
                case 4: tokens[at] = tokens[random.Next(first, tokens.Count)]; break;
                // Of the same kind, the mutant has a chance to compile.
                default: tokens[at] = OfSameKind(tokens, first, at, random); break;
            }
        }

        return string.Concat(tokens.Select(token => token.ToFullString()));
    }

    private static void Exchange(List<SyntaxToken> tokens, int left, int right) => (tokens[left], tokens[right]) = (tokens[right], tokens[left]);

    private static SyntaxToken OfSameKind(List<SyntaxToken> tokens, int first, int at, System.Random random)
    {
        List<SyntaxToken> same = [.. tokens.Skip(first).Where(token => Class(token) == Class(tokens[at]))];
        return same[random.Next(same.Count)];
    }

    private static int Class(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken or SyntaxKind.StringLiteralToken or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword or SyntaxKind.NullKeyword => 1,
        >= SyntaxKind.BoolKeyword and <= SyntaxKind.ObjectKeyword => 2,
        SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.StaticKeyword or SyntaxKind.SealedKeyword or SyntaxKind.VirtualKeyword => 3,
        SyntaxKind.ClassKeyword or SyntaxKind.StructKeyword or SyntaxKind.InterfaceKeyword or SyntaxKind.RecordKeyword => 4,
        SyntaxKind.WhileKeyword or SyntaxKind.IfKeyword or SyntaxKind.LockKeyword or SyntaxKind.UsingKeyword => 5,
        SyntaxKind.BreakKeyword or SyntaxKind.ContinueKeyword or SyntaxKind.ReturnKeyword or SyntaxKind.ThrowKeyword => 6,
        SyntaxKind.PlusToken or SyntaxKind.MinusToken or SyntaxKind.AsteriskToken or SyntaxKind.AmpersandToken or SyntaxKind.BarToken or SyntaxKind.CaretToken or SyntaxKind.LessThanToken
            or SyntaxKind.GreaterThanToken or SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken or SyntaxKind.AmpersandAmpersandToken or SyntaxKind.BarBarToken
            or SyntaxKind.QuestionQuestionToken => 7,
        SyntaxKind.EqualsToken or SyntaxKind.PlusEqualsToken or SyntaxKind.MinusEqualsToken or SyntaxKind.CaretEqualsToken or SyntaxKind.QuestionQuestionEqualsToken => 8,
        var kind => 100 + (int)kind,
    };
}
