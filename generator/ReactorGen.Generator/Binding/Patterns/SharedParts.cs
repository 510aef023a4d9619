using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// The parts of a subject that several cases of one switch look at, with a guard that suspends between them. The compiler reads each once, and does not read
/// them anew behind the guard; so such cases are taken apart, and what a property or <c>Deconstruct</c> gave is kept.
/// <code>
/// case { X: 0 } when Work(): .. case { X: 1, Y: 2 }: .. case { Y: 3 }: ..
/// ->  (subject_X = subject.X) is 0    subject_X is 1 &amp;&amp; (Y.IsRead || Y.Keep(subject.Y)) &amp;&amp; Y.Value is 2    (Y.IsRead || Y.Keep(subject.Y)) &amp;&amp; Y.Value is 3
/// </code>
/// </summary>
internal sealed partial class SharedParts
{
    private readonly BodyContext _context;
    private readonly HashSet<string> _shared = [];
    private readonly HashSet<string> _askedElements = [];
    private List<BoundStatement> _declarations = [];

    /// <summary>How many left sides of an <c>or</c> are around: what one of them reads, its right side may use although it was not read.</summary>
    private int _alternatives;

    private SharedParts(BodyContext context) => _context = context;

    /// <param name="cases">In their order, each with the number of its group: of the cases whose parts the compiler reads once by itself.</param>
    public static SharedParts Of(IReadOnlyList<(PatternSyntax Pattern, int Group)> cases, BodyContext context)
    {
        var parts = new SharedParts(context);
        List<(List<string> Keys, int Group)> read = cases.Select(c => (parts.KeysOf(c.Pattern), c.Group)).ToList();
        HashSet<string> across = ReadByMany(read);
        // A group that looks at what another one looks at is taken apart.
        var apart = new HashSet<int>(read.Where(c => c.Keys.Any(across.Contains)).Select(c => c.Group));
        read = read.Select((c, i) => apart.Contains(c.Group) ? (c.Keys, cases.Count + i) : c).ToList();
        parts._shared.UnionWith(ReadByMany(read));
        foreach ((PatternSyntax pattern, _) in cases)
            if (parts.OperationOf(pattern) is { } operation) parts.NotePatterns(operation);
        foreach ((List<string> keys, _) in read)
            if (keys.Any(parts._shared.Contains)) parts._shared.UnionWith(keys.GroupBy(k => k).Where(g => g.Count() > 1).Select(g => g.Key));
        return parts;
    }

    private List<string> KeysOf(PatternSyntax pattern) => OperationOf(pattern) is { } operation ? Keys(operation, "").ToList() : [];

    private static HashSet<string> ReadByMany(IEnumerable<(List<string> Keys, int Group)> cases)
    {
        var groups = new Dictionary<string, int>();
        var many = new HashSet<string>();
        foreach ((List<string> keys, int group) in cases)
        {
            foreach (string key in keys)
            {
                if (!groups.TryGetValue(key, out int first)) groups[key] = group;
                else if (first != group) many.Add(key);
            }
        }
        return many;
    }

    /// <summary>Whether a case looks at what another one looks at too.</summary>
    public bool Has(PatternSyntax pattern) => OperationOf(pattern) is { } operation && IsShared(operation, "");

    /// <summary>Whether the subject matches, as an expression that reads no part twice, with what has to be declared for it.</summary>
    public (CodeFragment Code, IReadOnlyList<BoundStatement> Declarations) Matches(PatternSyntax pattern, CodeFragment subject)
    {
        _declarations = [];
        var tests = new List<CodeFragment>();
        AddAlternative(tests, OperationOf(pattern)!, PatternInput.Of(subject, "subject"), "", isCertain: true);
        return (All(tests), _declarations);
    }

    private IPatternOperation? OperationOf(PatternSyntax pattern)
    {
        while (pattern is ParenthesizedPatternSyntax parenthesized) pattern = parenthesized.Pattern;
        return _context.Model.GetOperation(pattern, _context.Cancel) as IPatternOperation;
    }

    private bool IsShared(IPatternOperation pattern, string key) => Keys(pattern, key).Any(_shared.Contains);

    private static CodeFragment All(List<CodeFragment> tests) =>
        tests.Count == 0 ? CodeFragment.Text("true") : CodeFragment.Join(tests.SelectMany((t, i) => i > 0 ? new object[] { " && ", t } : [t]).ToArray());

    /// <param name="isCertain">Whether the pattern is surely asked, if only the value is there and has the type that it needs.</param>
    private void AddTests(List<CodeFragment> tests, IPatternOperation pattern, PatternInput value, string key, bool isCertain)
    {
        if (AsksNothing(pattern)) return;
        if (!IsShared(pattern, key) && IsWritten(pattern))
        {
            tests.Add(FragmentBuilder.Matches(_context, pattern.Syntax, value.Use()));
            return;
        }
        switch (pattern)
        {
            case IBinaryPatternOperation both:
                AddBoth(tests, both, value, key, isCertain);
                break;
            case INegatedPatternOperation not:
                var inner = new List<CodeFragment>();
                AddAlternative(inner, not.Pattern, value, key, isCertain);
                tests.Add(CodeFragment.Join("!(", All(inner), ")"));
                break;
            case IListPatternOperation list:
                AddList(tests, list, value, key, isCertain);
                break;
            case IRecursivePatternOperation whole:
                AddWhole(tests, whole, value, key, isCertain);
                break;
        }
    }

    private void AddAlternative(List<CodeFragment> tests, IPatternOperation pattern, PatternInput value, string key, bool isCertain)
    {
        bool isKnown = AddKnown(tests, pattern, key);
        AddTests(tests, pattern, value, key, isCertain && !isKnown);
    }

    /// <summary>Whether a pattern stands in the source as such. The first part of <c>Name.Length: 5</c> does not.</summary>
    private static bool IsWritten(IPatternOperation pattern) => pattern.Syntax is PatternSyntax or VariableDesignationSyntax;

    private void AddBoth(List<CodeFragment> tests, IBinaryPatternOperation both, PatternInput value, string key, bool isCertain)
    {
        if (both.OperatorKind != BinaryOperatorKind.Or)
        {
            AddTests(tests, both.LeftPattern, value, key, isCertain);
            // The right side may know more of the value than its own type says.
            AddTests(tests, both.RightPattern, Cast(value, both.InputType, both.RightPattern.InputType), RightKey(both, key), isCertain && IsTotal(both.LeftPattern));
            return;
        }
        var left = new List<CodeFragment>();
        var right = new List<CodeFragment>();
        _alternatives++;
        AddAlternative(left, both.LeftPattern, value, key, isCertain);
        _alternatives--;
        AddAlternative(right, both.RightPattern, value, key, isCertain: false);
        tests.Add(CodeFragment.Join("(", All(left), " || ", All(right), ")"));
    }

    /// <summary>Whether a pattern matches whatever there is.</summary>
    private static bool IsTotal(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } => true,
        IRecursivePatternOperation { InputType: { IsTupleType: true }, PropertySubpatterns.Length: 0 } whole => !Narrows(whole) && whole.DeconstructionSubpatterns.All(IsTotal),
        _ => false,
    };

    private void AddVariable(List<CodeFragment> tests, ISymbol? variable, PatternInput value)
    {
        if (variable is null || !_context.TryGetSlot(variable, out int slot)) return;
        EquatableArray<int> slots = EquatableArray.Of(slot);
        tests.Add(CodeFragment.Join(
            new PatternEdgePiece(slots, Opens: true, Negated: false), value.Use(), " is var ", new PatternVariablePiece(slot), new PatternEdgePiece(slots, Opens: false, Negated: false)));
    }
}
