using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// The parts of a subject that several cases of one switch look at. The compiler reads each once, and a guard that suspends does not make it read them
/// anew; so the cases are taken apart, and what a property or <c>Deconstruct</c> gave is kept.
/// <code>
/// case { X: 0 } when Work(): .. case { X: 1 }: ..
/// ->  (X.IsRead || X.Keep(subject.X)) &amp;&amp; X.Value is 0
/// </code>
/// </summary>
internal sealed partial class SharedParts
{
    private readonly BodyContext _context;
    private readonly Dictionary<string, int> _uses = [];
    private readonly Dictionary<string, int> _slots = [];
    private readonly List<BoundStatement> _declarations = [];

    private SharedParts(BodyContext context) => _context = context;

    /// <summary>Empties what is kept, before the first case.</summary>
    public IReadOnlyList<BoundStatement> Declarations => _declarations;

    public static SharedParts Of(IEnumerable<PatternSyntax> cases, BodyContext context)
    {
        var parts = new SharedParts(context);
        foreach (PatternSyntax written in cases)
            if (parts.OperationOf(written) is { } pattern)
                foreach (string key in Keys(pattern, "")) parts._uses[key] = parts._uses.TryGetValue(key, out int uses) ? uses + 1 : 1;
        return parts;
    }

    /// <summary>Whether a case looks at what another one looks at too.</summary>
    public bool Has(PatternSyntax pattern) => OperationOf(pattern) is { } operation && IsShared(operation, "");

    /// <summary>Whether the subject matches, as an expression that reads no part twice.</summary>
    public CodeFragment Matches(PatternSyntax pattern, CodeFragment subject) => Test(OperationOf(pattern)!, subject, "");

    private IPatternOperation? OperationOf(PatternSyntax pattern) => _context.Model.GetOperation(pattern, _context.Cancel) as IPatternOperation;

    private bool IsShared(IPatternOperation pattern, string key) => Keys(pattern, key).Any(k => _uses[k] > 1);

    /// <summary>The parts a pattern looks at, each named by the way to it.</summary>
    private static IEnumerable<string> Keys(IPatternOperation pattern, string key)
    {
        switch (pattern)
        {
            case IBinaryPatternOperation both:
                return Keys(both.LeftPattern, key).Concat(Keys(both.RightPattern, key));
            case INegatedPatternOperation not:
                return Keys(not.Pattern, key);
            case IRecursivePatternOperation whole when IsKnown(whole):
                string input = Narrowed(whole, key);
                IEnumerable<string> keys = whole.DeconstructSymbol is null ? [] : [DeconstructKey(whole, key)];
                return keys
                    .Concat(whole.DeconstructionSubpatterns.SelectMany((p, i) => Keys(p, $"{input}#{i}")))
                    .Concat(whole.PropertySubpatterns.SelectMany(p => Keys(p.Pattern, MemberKey(whole, key, p)).Prepend(MemberKey(whole, key, p))));
            case IListPatternOperation list when IsKnown(list):
                return KeysOf(list, key);
            default:
                return [];
        }
    }

    /// <summary>Not the elements of an <c>ITuple</c>, which are not known by name.</summary>
    private static bool IsKnown(IRecursivePatternOperation whole) =>
        (whole.DeconstructionSubpatterns.Length == 0 || whole.DeconstructSymbol is IMethodSymbol || whole.MatchedType.IsTupleType)
        && whole.PropertySubpatterns.All(p => p.Member is IMemberReferenceOperation);

    private static string Narrowed(IRecursivePatternOperation whole, string key) => Narrows(whole) ? $"{key}({TypeModels.Text(whole.MatchedType)})" : key;

    private static bool Narrows(IRecursivePatternOperation whole) => !SymbolEqualityComparer.Default.Equals(whole.MatchedType, whole.InputType);

    private static string DeconstructKey(IRecursivePatternOperation whole, string key) => Source(whole, key, whole.DeconstructSymbol!) + "()";

    private static string MemberKey(IRecursivePatternOperation whole, string key, IPropertySubpatternOperation part)
    {
        ISymbol member = ((IMemberReferenceOperation)part.Member).Member;
        return $"{Source(whole, key, member)}.{member.Name}";
    }

    /// <summary>What a member is read from: the value as it came, if that has the member already, for a test of its type makes no other value of it.</summary>
    private static string Source(IRecursivePatternOperation whole, string key, ISymbol member)
    {
        for (ITypeSymbol? type = whole.InputType; type is not null; type = type.BaseType)
            if (SymbolEqualityComparer.Default.Equals(type, member.ContainingType)) return key;
        return Narrowed(whole, key);
    }

    private CodeFragment Test(IPatternOperation pattern, CodeFragment value, string key)
    {
        // The first part of "Name.Length: 5" has no pattern of its own in the source.
        if (!IsShared(pattern, key) && pattern.Syntax is PatternSyntax written) return FragmentBuilder.Matches(_context, written, value);
        return pattern switch
        {
            IBinaryPatternOperation both => CodeFragment.Join(
                "(", Test(both.LeftPattern, value, key), both.OperatorKind == BinaryOperatorKind.Or ? " || " : " && ", Test(both.RightPattern, Cast(value, both.RightPattern, both.InputType), key), ")"),
            INegatedPatternOperation not => CodeFragment.Join("!(", Test(not.Pattern, value, key), ")"),
            IListPatternOperation list => Test(list, value, key),
            _ => Test((IRecursivePatternOperation)pattern, value, key),
        };
    }

    /// <summary>The right side of <c>and</c> may know more of the value than its own type says.</summary>
    private static CodeFragment Cast(CodeFragment value, IPatternOperation pattern, ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(pattern.InputType, type) ? value : CodeFragment.Join($"(({TypeModels.Text(pattern.InputType)})", value, ")");

    private CodeFragment Test(IRecursivePatternOperation whole, CodeFragment value, string key)
    {
        var tests = new List<CodeFragment>();
        string type = TypeModels.Text(whole.MatchedType), input = Narrowed(whole, key);
        if (Narrows(whole))
        {
            tests.Add(CodeFragment.Join(value, $" is {type}"));
            value = CodeFragment.Join($"(({type})", value, ")");
        }
        else if (!whole.InputType.IsValueType)
        {
            tests.Add(CodeFragment.Join(value, " is not null"));
        }
        CodeFragment deconstructed = value;
        if (whole.DeconstructSymbol is IMethodSymbol)
        {
            int kept = Kept(DeconstructKey(whole, key), "deconstructed", Types(whole), whole.Syntax);
            tests.Add(Deconstructed(whole, value, kept));
            deconstructed = Value(kept);
        }
        int count = whole.DeconstructionSubpatterns.Length;
        for (int i = 0; i < count; i++)
        {
            CodeFragment part = count == 1 && whole.DeconstructSymbol is not null ? deconstructed : CodeFragment.Join(deconstructed, $".Item{i + 1}");
            AddTest(tests, whole.DeconstructionSubpatterns[i], part, $"{input}#{i}");
        }
        foreach (IPropertySubpatternOperation property in whole.PropertySubpatterns)
        {
            ISymbol member = ((IMemberReferenceOperation)property.Member).Member;
            ITypeSymbol memberType = ((IMemberReferenceOperation)property.Member).Type!;
            int kept = Kept(MemberKey(whole, key, property), member.Name, memberType, property.Syntax);
            tests.Add(Read(kept, CodeFragment.Join(value, $".{member.Name}")));
            AddTest(tests, property.Pattern, Value(kept), MemberKey(whole, key, property));
        }
        AddVariable(tests, whole.DeclaredSymbol, value);
        return All(tests);
    }

    /// <summary>Reads a part, if that has not been done.</summary>
    private static CodeFragment Read(int kept, CodeFragment part)
    {
        var both = new SlotPiece(kept, Access.Both);
        return CodeFragment.Join("(", both, ".IsRead || ", both, ".Keep(", part, "))");
    }

    private void AddVariable(List<CodeFragment> tests, ISymbol? variable, CodeFragment value)
    {
        if (variable is null || !_context.TryGetSlot(variable, out int slot)) return;
        EquatableArray<int> slots = EquatableArray.Of(slot);
        tests.Add(CodeFragment.Join(
            new PatternEdgePiece(slots, Opens: true, Negated: false), value, " is var ", new PatternVariablePiece(slot), new PatternEdgePiece(slots, Opens: false, Negated: false)));
    }

    private static CodeFragment All(List<CodeFragment> tests) =>
        tests.Count == 0 ? CodeFragment.Text("true") : CodeFragment.Join(tests.SelectMany((t, i) => new object[] { i > 0 ? " && " : "(", t }).Append(")").ToArray());

    private void AddTest(List<CodeFragment> tests, IPatternOperation pattern, CodeFragment value, string key)
    {
        if (pattern is not IDiscardPatternOperation) tests.Add(Test(pattern, value, key));
    }

    /// <summary><c>(kept.IsRead || (value is var (a, b) { } &amp;&amp; kept.Keep((a, b))))</c>.</summary>
    private CodeFragment Deconstructed(IRecursivePatternOperation whole, CodeFragment value, int kept)
    {
        int[] parts = whole.DeconstructionSubpatterns.Select((p, i) => _context.AddTemporary($"part{i + 1}", p.InputType)).ToArray();
        object[] variables = parts.SelectMany((p, i) => new object[] { i > 0 ? ", var " : "var ", new PatternVariablePiece(p) }).ToArray();
        object[] values = parts.SelectMany((p, i) => new object[] { i > 0 ? ", " : "", p }).ToArray();
        var both = new SlotPiece(kept, Access.Both);
        return CodeFragment.Join(
            "(", both, ".IsRead || (", value, " is (", CodeFragment.Join(variables), ") { } && ", both, parts.Length == 1 ? ".Keep(" : ".Keep((", CodeFragment.Join(values), parts.Length == 1 ? ")))" : "))))");
    }

    private ITypeSymbol Types(IRecursivePatternOperation whole)
    {
        ITypeSymbol[] types = whole.DeconstructionSubpatterns.Select(p => p.InputType).ToArray();
        return types.Length == 1 ? types[0] : _context.Model.Compilation.CreateTupleTypeSymbol([.. types]);
    }

    private static CodeFragment Value(int kept) => CodeFragment.Join(new SlotPiece(kept, Access.Read), ".Value");

    private int Kept(string key, string name, ITypeSymbol type, SyntaxNode place)
    {
        if (_slots.TryGetValue(key, out int known)) return known;
        TypeModel part = TypeModels.Of(type);
        if (part.IsRefLike) _context.Report(Diagnostics.StackOnlyAcross, place.GetLocation(), name, part.Text);
        AnonymousShape? shape = ShapeOfPart(type);
        var model = new TypeModel($"global::ReactorGen.Machines.Part<{part.Text}>", part.HoldsReferences, false, part.Size + 8, part.CannotBeField, Shape: shape);
        int slot = _slots[key] = _context.AddTemporary($"{name}_part", model);
        CodeFragment empty = shape is null ? CodeFragment.Text("default") : CodeFragment.Of(new ExamplePiece(shape));
        _declarations.Add(new LocalDeclaration(slot, model.Text, new FragmentExpression(empty)));
        return slot;
    }

    /// <summary>For a part that an anonymous type keeps from having a type with a name.</summary>
    private AnonymousShape? ShapeOfPart(ITypeSymbol type) =>
        _context.Model.Compilation.GetTypeByMetadataName("ReactorGen.Machines.Part`1") is { } part ? AnonymousShapes.Of(part.Construct(type)) : null;
}
